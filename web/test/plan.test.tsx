import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { open } from './pages';

describe('the plan page', () => {
  test('names the side that will be changed and the one that will not', async () => {
    open('/plans/plan_into');
    const heading = '243 rows of the structure will be changed. Nothing is written to Jira.';
    expect(await screen.findByRole('heading', { name: heading })).toBeTruthy();
  });

  test('says what a plan that asks Jira costs, and nothing where it costs nothing', async () => {
    open('/plans/plan_from');
    expect(await screen.findByText('About 29 requests to Jira, less than a minute', { selector: 'li' })).toBeTruthy();
    document.body.innerHTML = '';
    open('/plans/plan_into');
    expect(await screen.findByText(/Valid until/, { selector: 'li' })).toBeTruthy();
    expect(screen.queryByText(/requests to Jira/)).toBeNull();
  });

  test('starts with the removals ticked that the parameters ask for, and none in Jira', async () => {
    open('/plans/plan_into');
    expect(await tick('Also remove 3 rows from the structure')).toBe(true);
    document.body.innerHTML = '';
    open('/plans/plan_from');
    expect(await tick('Also remove 4 links')).toBe(false);
  });

  test('applies a plan for the structure alone by one press', async () => {
    const { server, user, where } = open('/plans/plan_into');
    await press(user, 'Apply 243 changes to the structure');
    await waitFor(() => expect(where()).toBe('/jobs/job_runs'));
    expect(server.sent).toEqual([
      { method: 'POST', path: '/plans/plan_into/apply', body: { fingerprint: 'f1', include: ['ROW_REMOVE'], release: [] } },
    ]);
  });

  test('warns before writing to Jira and lets the focus start on the way out', async () => {
    const { server, user } = open('/plans/plan_from');
    await press(user, 'Change 27 issues in ACME-PROD');
    const dialog = await screen.findByRole('alertdialog');
    expect(within(dialog).getByText('Resyncing in the wrong direction may lead to data loss.')).toBeTruthy();
    expect(within(dialog).getByText('Links are created and, where you tick it, removed.')).toBeTruthy();
    expect(document.activeElement).toBe(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect(within(dialog).queryByRole('textbox')).toBeNull();
    await user.click(within(dialog).getByRole('button', { name: 'Change 27 issues in ACME-PROD' }));
    await waitFor(() => expect(server.sent).toHaveLength(1));
    expect(server.sent[0]?.body).toEqual({ fingerprint: 'f1', include: [], release: [] });
  });

  test('asks for the number once something in Jira is taken away, and sends nothing for a wrong one', async () => {
    const { server, user, where } = open('/plans/plan_from');
    await user.click(await screen.findByRole('checkbox', { name: 'Also remove 4 links' }));
    await press(user, 'Change 31 issues in ACME-PROD');
    const dialog = await screen.findByRole('alertdialog');
    const box = within(dialog).getByRole('textbox', { name: 'Number of issues that will be changed' });
    const confirm = within(dialog).getByRole('button', { name: 'Change 31 issues in ACME-PROD' });
    await user.type(box, '27');
    await user.click(confirm);
    expect(within(dialog).getByText(/This is not the number/)).toBeTruthy();
    expect(server.sent).toEqual([]);
    await user.clear(box);
    await user.type(box, '31');
    await user.click(confirm);
    await waitFor(() => expect(where()).toBe('/jobs/job_runs'));
    expect(server.sent[0]?.body).toEqual({ fingerprint: 'f1', include: ['LINK_DELETE'], confirm: '31', release: [] });
  });

  test('shows what must be known beforehand in red, without holding anything back', async () => {
    open('/plans/plan_everywhere');
    const warning = await screen.findByText('This deletes every link of this type, wherever it is.');
    expect(warning.closest('[class*="danger"]')).toBeTruthy();
    expect((await screen.findByRole('checkbox', { name: 'Also remove 4 links' })) as HTMLInputElement).toHaveProperty('disabled', false);
  });

  test('lets a limit on removals hold only what takes something away', async () => {
    const { user } = open('/plans/plan_removals');
    const all = await screen.findByRole('button', { name: 'Apply 802 changes to the structure' });
    expect((all as HTMLButtonElement).disabled).toBe(true);
    await user.click(screen.getByRole('checkbox', { name: 'Also remove 800 rows from the structure' }));
    const rest = await screen.findByRole('button', { name: 'Apply 2 changes to the structure' });
    await waitFor(() => expect((rest as HTMLButtonElement).disabled).toBe(false));
  });

  test('sends the release with the confirmation', async () => {
    const { server, user } = open('/plans/plan_removals');
    await user.click(await screen.findByRole('checkbox', { name: 'Release' }));
    await press(user, 'Apply 802 changes to the structure');
    await waitFor(() => expect(server.sent).toHaveLength(1));
    expect(server.sent[0]?.body).toMatchObject({ include: ['ROW_REMOVE'], release: ['TOO_MANY_REMOVALS'] });
  });

  test('offers no release for a halt that must be mended', async () => {
    open('/plans/plan_failed');
    expect(await screen.findByRole('heading', { name: 'Jira refused the query' })).toBeTruthy();
    expect(screen.queryByRole('heading', { name: 'Already in step' })).toBeNull();
    expect(screen.queryByRole('checkbox', { name: 'Release' })).toBeNull();
    expect(await screen.findByText('The halt above must be mended first.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Plan again' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Apply|Close/ })).toBeNull();
  });

  test('puts a halt of the whole plan in place of the button until it is released', async () => {
    const { user } = open('/plans/plan_empty');
    const release = await screen.findByRole('checkbox', { name: 'Release' });
    expect(screen.queryByRole('button', { name: /Apply/ })).toBeNull();
    await user.click(release);
    expect(await screen.findByRole('button', { name: 'Apply 900 changes to the structure' })).toBeTruthy();
  });

  test('names rows and links as people know them', async () => {
    open('/plans/plan_into');
    expect((await screen.findAllByText('under PAY-3 Retry a failed card, after PAY-7')).length).toBeGreaterThan(0);
    document.body.innerHTML = '';
    open('/plans/plan_from');
    expect((await screen.findAllByText('PAY-3 blocks PAY-9')).length).toBeGreaterThan(0);
  });

  test('says of a plan that takes something back what it means', async () => {
    const { user } = open('/plans/plan_undo');
    await press(user, 'Change 2 issues in ACME-PROD');
    const dialog = await screen.findByRole('alertdialog');
    expect(within(dialog).getByText('What the job wrote is taken back where nobody has changed it since.')).toBeTruthy();
  });

  test('drops the plan at hand once a fresh one is asked for', async () => {
    const { server, user } = open('/plans/plan_into');
    await press(user, 'Plan again');
    await waitFor(() => expect(server.sent.map(({ path }) => path)).toEqual(['/synchronizers/syn_1/plans', '/plans/plan_into/discard']));
  });

  test('tells of a confirmed plan what became of each change', async () => {
    open('/plans/plan_applied');
    expect(await screen.findByRole('heading', { name: 'Plan of 31 changes' })).toBeTruthy();
    expect((await screen.findAllByText('Refused by Jira')).length).toBeGreaterThan(0);
    expect(screen.getAllByText('Jira refused: you may not link issues.').length).toBeGreaterThan(0);
    expect(screen.queryByText('Left out')).toBeNull();
  });

  test('lists what it leaves alone, issue by issue, once somebody asks', async () => {
    const { user } = open('/plans/plan_into');
    expect(await screen.findByText('Skipped 9: never linked 9.')).toBeTruthy();
    expect(screen.queryByRole('table', { name: 'Skipped' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Show the list' }));
    const list = await screen.findByRole('table', { name: 'Skipped' });
    expect(within(list).getAllByRole('row')).toHaveLength(10);
    expect(within(list).getByRole('rowheader', { name: 'PAY-108' })).toBeTruthy();
    expect(within(list).getByRole('rowheader', { name: 'issue 10100' })).toBeTruthy();
    expect(within(list).getAllByText(/never linked; what people built/)).toHaveLength(9);
  });

  test('says who must act about a halt', async () => {
    open('/plans/plan_failed');
    expect(await screen.findByText('The owner of the synchronizer must look at it. Its query must be mended.')).toBeTruthy();
  });

  test('has nothing to confirm when both sides are in step', async () => {
    open('/plans/plan_nothing');
    expect(await screen.findByRole('heading', { name: 'Already in step' })).toBeTruthy();
    expect(await screen.findByRole('button', { name: 'Close' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Apply|Change/ })).toBeNull();
  });
});

type User = ReturnType<typeof open>['user'];

async function press(user: User, name: string) {
  const button = await screen.findByRole('button', { name });
  // Until the server has said how risky the present choice is, nobody can confirm it.
  await waitFor(() => expect((button as HTMLButtonElement).disabled).toBe(false));
  await user.click(button);
}

async function tick(name: string): Promise<boolean> {
  return ((await screen.findByRole('checkbox', { name })) as HTMLInputElement).checked;
}
