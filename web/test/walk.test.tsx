import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { FakeServer } from './fake';
import { open } from './pages';

describe('the way through the pages', () => {
  test('begins with signing in, and stays at the address that was asked for', async () => {
    const server = new FakeServer();
    server.signedIn = false;
    const { user, where } = open('/jobs', server);
    await user.type(await screen.findByLabelText(/User/), 'admin');
    await user.type(screen.getByLabelText(/Password/), 'wrong');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByText(/User or password is wrong/)).toBeTruthy();
    await user.type(screen.getByLabelText(/Password/), 'right');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByRole('heading', { name: 'Jobs' })).toBeTruthy();
    expect(where()).toBe('/jobs');
  });

  test('shows the sign-in form again after signing out', async () => {
    const { user } = open('/structures');
    await user.click(await screen.findByRole('button', { name: 'Sign out' }));
    expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeTruthy();
  });

  test('leads by the menu to the structures and by Settings to the synchronizers', async () => {
    const { user, where } = open('/jobs');
    await user.click(await screen.findByRole('button', { name: 'Structure' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Manage Structures' }));
    await waitFor(() => expect(where()).toBe('/structures'));
    await user.click((await screen.findAllByRole('link', { name: 'Settings' }))[0] as HTMLElement);
    expect(await screen.findByRole('columnheader', { name: 'Run as User' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Configure and Install Synchronizer' })).toBeTruthy();
  });

  test('says what an empty place is and offers its one action', async () => {
    const server = new FakeServer();
    server.structures = [];
    open('/structures', server);
    expect(await screen.findByText('No structures yet.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Create structure' })).toBeTruthy();
  });

  test('creates a filter, leaving out what was left empty', async () => {
    const { server, user, where } = open('/structures/str_1/sync/new?type=FILTER');
    await user.type(await screen.findByRole('textbox', { name: /JQL/ }), 'project = PAY');
    await user.click(screen.getByRole('button', { name: 'Create' }));
    await waitFor(() => expect(where()).toBe('/structures/str_1/sync'));
    expect(server.sent[0]?.body).toMatchObject({
      type: 'FILTER',
      name: 'Filter',
      parameters: { query: { jql: 'project = PAY' }, add: true, remove: false, target: 'TOP_LEVEL' },
    });
    expect(await screen.findByText(/was created and is disabled/)).toBeTruthy();
  });

  test('shows a fault beside its field and keeps what was typed', async () => {
    const { user } = open('/structures/str_1/sync/new?type=FILTER');
    const box = await screen.findByRole('textbox', { name: /JQL/ });
    await user.type(box, 'project = PAY ORDER BY rankk');
    await user.click(screen.getByRole('button', { name: 'Create' }));
    expect(await screen.findAllByText('The field “rankk” does not exist (position 23).')).toHaveLength(2);
    expect((box as HTMLTextAreaElement).value).toBe('project = PAY ORDER BY rankk');
    expect(box.getAttribute('aria-invalid')).toBe('true');
  });

  test('sends a link rule without the filters that nobody filled in', async () => {
    const { server, user } = open('/structures/str_1/sync/new?type=LINKS');
    await screen.findByRole('option', { name: /^Blocks/ });
    await user.selectOptions(screen.getByLabelText('Link type'), 'Blocks');
    expect(screen.getByText(/Keeps a “blocks” link/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Create' }));
    await waitFor(() => expect(server.sent).toHaveLength(1));
    const { parameters } = server.sent[0]?.body as { parameters: Record<string, unknown> };
    expect(parameters).toMatchObject({ linkType: 'Blocks', direction: 'OUTWARD', scope: 'IN_STRUCTURE' });
    expect(Object.keys(parameters)).not.toContain('parentFilter');
  });

  test('tells what came of a job and offers the ways on', async () => {
    open('/jobs/job_done');
    expect(await screen.findByText('All included changes are true.')).toBeTruthy();
    expect(screen.getByText('Left different')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Show result' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Undo…' })).toBeTruthy();
  });

  test('tells of a value of somebody else that a job replaced', async () => {
    open('/jobs/job_lost');
    expect(await screen.findByText('Replaced, not given back')).toBeTruthy();
    expect(screen.getByText(/A value that somebody set .* was replaced and could not be given back/)).toBeTruthy();
    expect(screen.getByText('Asks and writes in the name of').nextElementSibling?.textContent).toBe('grace');
    expect(screen.getByText(/changed the parent to PAY-7/)).toBeTruthy();
  });

  test('undoes by a plan of its own', async () => {
    const { server, user, where } = open('/jobs/job_done');
    await user.click(await screen.findByRole('button', { name: 'Undo…' }));
    await waitFor(() => expect(where()).toBe('/plans/plan_into'));
    expect(server.sent[0]?.path).toBe('/jobs/job_done/undo-plan');
  });

  test('offers no undo where nothing was written', async () => {
    open('/jobs/job_idle');
    expect(await screen.findByText('Already in step. Nothing was written.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Undo…' })).toBeNull();
  });

  test('leads a visitor of a waiting job to its plan, and does not push', async () => {
    const { where } = open('/jobs/job_waits');
    expect(await screen.findByRole('link', { name: 'Open the plan' })).toBeTruthy();
    expect(where()).toBe('/jobs/job_waits');
  });

  test('says what a request was called when it failed', async () => {
    open('/jobs/job_nowhere');
    expect(await screen.findByText('There is nothing with this number.')).toBeTruthy();
    expect(screen.getByText('req_42')).toBeTruthy();
  });
});

describe('the job page', () => {
  test('says how far a stop let it come', async () => {
    open('/jobs/job_stopped');
    expect(await screen.findByText('312 of 620 done, 308 untouched')).toBeTruthy();
  });

  test('says what it waits for, since waiting is no error', async () => {
    open('/jobs/job_limit');
    const sentence = await screen.findByText(/asks to wait 30 minutes, because the quota of this hour is used up\. It goes on at/);
    expect(sentence.querySelector('time')?.dateTime).toBe('2026-11-25T09:40:00Z');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('always offers its link and its log', async () => {
    open('/jobs/job_queued');
    expect(await screen.findByRole('button', { name: 'Copy link' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Download log' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Cancel' })).toBeTruthy();
  });
});
