import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { WebhookStatus } from '../src/api/types';
import { FakeServer } from './fake';
import { open } from './pages';

describe('the page of connections', () => {
  test('is reached by the menu Administration and lists every site with what it allows', async () => {
    const { user, where } = open('/structures');
    await user.click(await screen.findByRole('button', { name: 'Administration' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Connections' }));
    await waitFor(() => expect(where()).toBe('/admin/connections'));
    const list = await screen.findByRole('table', { name: 'Connections' });
    expect(within(list).getByText('PAY, SHOP')).toBeTruthy();
    expect(within(list).getByText('All')).toBeTruthy();
    expect(within(list).getAllByText('Allowed')).toHaveLength(2);
  });

  test.each([
    [true, '/connections', '/admin/connections'],
    [false, '/admin/connections', '/connections'],
  ])('is found where somebody of the other rank has it (administrator: %s)', async (administrator, from, to) => {
    const server = new FakeServer();
    server.administrator = administrator;
    const { where } = open(from, server);
    await waitFor(() => expect(where()).toBe(to));
    expect(await screen.findByRole('heading', { name: 'Connections' })).toBeTruthy();
  });

  test('says what to do where no Jira is connected', async () => {
    const server = new FakeServer();
    server.connections = [];
    open('/admin/connections', server);
    expect(await screen.findByText('No Jira connected.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Connect Jira' })).toBeTruthy();
  });

  test('sends only what was changed, and never a secret that nobody typed', async () => {
    const { server, user, where } = open('/admin/connections?edit=con_1');
    const name = await screen.findByRole('textbox', { name: 'Name' });
    await user.clear(name);
    await user.type(name, 'ACME');
    await user.clear(screen.getByRole('textbox', { name: 'Projects' }));
    await user.click(screen.getByRole('checkbox', { name: /may write/ }));
    await user.click(screen.getByRole('button', { name: 'Save connection' }));
    await waitFor(() => expect(where()).toBe('/admin/connections'));
    expect(server.sent).toEqual([
      { method: 'PATCH', path: '/connections/con_1', body: { name: 'ACME', projects: null, writable: false } },
    ]);
  });

  test('keeps the form open where Jira refuses a new secret', async () => {
    const { user } = open('/admin/connections?edit=con_1');
    await user.type(await screen.findByLabelText('API token'), 'wrong');
    await user.click(screen.getByRole('button', { name: 'Save connection' }));
    expect(await screen.findByText('Jira refuses the user or the secret. Nothing was changed.')).toBeTruthy();
    expect((screen.getByLabelText('API token') as HTMLInputElement).value).toBe('wrong');
  });

  test('says who alone can make a personal credential a service account’s', async () => {
    const { user, where } = open('/admin/connections?edit=con_1');
    await user.click(await screen.findByRole('checkbox', { name: /service account/ }));
    await user.click(screen.getByRole('button', { name: 'Save connection' }));
    expect(await screen.findByText(/^Only grace can make the credential/)).toBeTruthy();
    expect(where()).toBe('/admin/connections?edit=con_1');
  });

  test('connects a Jira without asking what kind it is, and with a token alone', async () => {
    const { server, user } = open('/admin/connections');
    await user.click(await screen.findByRole('button', { name: 'Connect Jira' }));
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Ours');
    await user.type(screen.getByRole('textbox', { name: 'Address' }), 'https://jira.example.com');
    await user.type(screen.getByLabelText('Token or password'), 'pat');
    await user.click(screen.getByRole('button', { name: 'Connect Jira' }));
    await waitFor(() => expect(server.sent).toHaveLength(1));
    expect(server.sent[0]).toEqual({
      method: 'POST',
      path: '/connections',
      body: { name: 'Ours', baseUrl: 'https://jira.example.com', label: 'PROD', user: '', secret: 'pat', writable: false, asServiceAccount: false },
    });
  });

  test('takes a token alone for the password of a Data Center', async () => {
    const server = new FakeServer();
    server.connections = server.connections.map((each) => ({ ...each, kind: 'DATA_CENTER' }));
    const { user } = open('/admin/connections?edit=con_1', server);
    await user.type(await screen.findByLabelText('Personal access token or password'), 'pat');
    await user.click(screen.getByRole('button', { name: 'Save connection' }));
    await waitFor(() => expect(server.sent).toHaveLength(1));
    expect(server.sent[0]?.body).toEqual({ user: '', secret: 'pat' });
  });

  test('tests a connection, with yes and no in words and a fix for what is lacking', async () => {
    const { server, user, where } = open('/admin/connections');
    await user.click(await screen.findByRole('button', { name: 'Test ACME-PROD' }));
    const rights = within(await screen.findByRole('table', { name: 'Permissions' }));
    expect(rights.getByRole('row', { name: 'PAY Yes No' })).toBeTruthy();
    expect(rights.getByRole('row', { name: 'SHOP Not shown to this account' })).toBeTruthy();
    expect(rights.getByRole('row', { name: 'OLD Archived in Jira' })).toBeTruthy();
    expect(rights.getByRole('columnheader', { name: /Link Issues.*only for writing/ })).toBeTruthy();
    expect(screen.getByText('Administer Jira').nextElementSibling?.textContent).toBe(' No · optional');
    expect(screen.getByText('Let Link Issues be granted in PAY.')).toBeTruthy();
    expect(screen.getByText('75 seconds behind this server’s')).toBeTruthy();
    expect(screen.getByText('https://espalier.example/hooks/hook_1')).toBeTruthy();
    expect(screen.getByText(/last received never/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(where()).toBe('/admin/connections');
    expect(server.sent).toEqual([{ method: 'POST', path: '/connections/con_1/test', body: undefined }]);
  });

  test('tells in which zones people and site live, and when Jira was last heard', async () => {
    const server = new FakeServer();
    server.tested = { ...server.tested, webhook: { address: 'https://espalier.example/hooks/hook_1', lastReceived: '2026-11-28T09:12:00Z' } };
    open('/admin/connections?test=con_1', server);
    expect((await fact('Account')).textContent).toBe('Ada Admin · Europe/Vienna');
    expect((await fact('Site')).textContent).toBe('Jira Cloud 1001.0.0 · UTC');
    expect((await fact('Webhook')).querySelector('time')?.dateTime).toBe('2026-11-28T09:12:00Z');
  });

  test('says where no webhook is set up, and leaves out zones that nobody told', async () => {
    const server = new FakeServer();
    const { account, site } = server.tested;
    server.tested = { ...server.tested, account: { ...account, timeZone: '' }, site: { ...site, timeZone: '' }, webhook: null };
    open('/admin/connections?test=con_1', server);
    expect((await fact('Account')).textContent).toBe('Ada Admin');
    expect((await fact('Site')).textContent).toBe('Jira Cloud 1001.0.0');
    expect((await fact('Webhook')).textContent).toBe('None is set up');
  });

  test('says since when a site does not tell what has changed, and why', async () => {
    const server = new FakeServer();
    server.webhooks.con_1 = {
      ...(server.webhooks.con_1 as WebhookStatus),
      unheard: { since: '2026-11-28T09:12:00Z', sentence: 'No connection to Jira at jira.example.' },
    };
    open('/admin/connections', server);
    const note = await screen.findByText(/Not all that has changed in/);
    expect(note.textContent).toMatch(/^Not all .* in ACME-PROD since .* No connection to Jira at jira\.example\. Espalier goes on asking\.$/);
    expect(note.querySelector('time')?.dateTime).toBe('2026-11-28T09:12:00Z');
    expect(screen.getAllByText(/Not all that/)).toHaveLength(1);
  });

  test('says why a connection could not be tested', async () => {
    open('/admin/connections?test=con_2');
    expect(await screen.findByText('Jira refuses the secret.')).toBeTruthy();
  });

  test('sets a webhook up as it was shown, and takes it away only when asked twice', async () => {
    const { server, user, where } = open('/admin/connections');
    await user.click(await screen.findByRole('button', { name: 'Webhook of ACME-PROD' }));
    expect(await screen.findByText(/tells https:\/\/espalier\.example when issues of the projects PAY, SHOP are created/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Set up webhook in Jira' }));
    expect(await screen.findByText('https://espalier.example/hooks/hook_1')).toBeTruthy();
    expect(screen.getByText('1,234')).toBeTruthy();
    const received = screen.getByText('Last received').nextElementSibling?.querySelector('time');
    expect(received?.dateTime).toBe('2026-11-28T09:12:00Z');

    await user.click(screen.getByRole('button', { name: 'Remove…' }));
    await user.click(screen.getByRole('button', { name: 'Keep it' }));
    await user.click(screen.getByRole('button', { name: 'Remove…' }));
    await user.click(screen.getByRole('button', { name: 'Remove webhook from Jira' }));
    expect(await screen.findByRole('button', { name: 'Set up webhook in Jira' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(where()).toBe('/admin/connections');
    expect(server.sent).toEqual([
      { method: 'POST', path: '/connections/con_1/webhook', body: { baseUrl: 'https://espalier.example', projects: ['PAY', 'SHOP'] } },
      { method: 'DELETE', path: '/connections/con_1/webhook', body: undefined },
    ]);
  });

  test('says why no webhook can be set up, and offers none', async () => {
    open('/admin/connections?webhook=con_2');
    expect(await screen.findByText('Writing is switched off.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Set up/ })).toBeNull();
  });

  test('warns of a credential that expires soon and tells whose it is', async () => {
    const { server, user } = open('/admin/connections');
    expect(await screen.findByText(/^Expire/)).toBeTruthy();
    expect(screen.getByText('Service account')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Edit ACME-PROD' }));
    await user.clear(await screen.findByRole('textbox', { name: 'Expires on' }));
    await user.clear(screen.getByRole('textbox', { name: 'Requests per second' }));
    await user.click(screen.getByRole('button', { name: 'Save connection' }));
    await waitFor(() => expect(server.sent).toHaveLength(1));
    expect(server.sent[0]?.body).toEqual({ expiresOn: null, requestsPerSecond: null });
  });

  test('says whose a credential is, links one of the person’s own, and forgets it only when asked twice', async () => {
    const { server, user, where } = open('/admin/connections');
    expect(await screen.findByText('Your jobs cannot ask ACME-PROD: its credential is another person’s. Link your own.')).toBeTruthy();
    expect(screen.getByText('grace').parentElement?.textContent).toBe('Personal, of grace');
    await user.click(screen.getByRole('button', { name: 'Your credential at ACME-PROD' }));
    await user.type(await screen.findByRole('textbox', { name: 'User' }), 'ada@example.com');
    await user.type(screen.getByLabelText('API token'), 'wrong');
    await user.click(screen.getByRole('button', { name: 'Link credential' }));
    expect(await screen.findByText('Jira refuses the user or the secret. Nothing was changed.')).toBeTruthy();
    await user.clear(screen.getByLabelText('API token'));
    await user.type(screen.getByLabelText('API token'), 'canary');
    await user.click(screen.getByRole('button', { name: 'Link credential' }));
    expect(await screen.findByText('Ada at Jira')).toBeTruthy();
    expect(screen.queryByText(/Your jobs cannot ask/)).toBeNull();
    expect(where()).toBe('/admin/connections');

    await user.click(screen.getByRole('button', { name: 'Your credential at ACME-PROD' }));
    expect(await screen.findByText(/Your jobs ask this Jira as/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Remove…' }));
    await user.click(screen.getByRole('button', { name: 'Keep it' }));
    await user.click(screen.getByRole('button', { name: 'Remove…' }));
    await user.click(screen.getByRole('button', { name: 'Remove credential' }));
    expect(await screen.findByText(/Your jobs cannot ask/)).toBeTruthy();
    const path = '/connections/con_1/linked-credential';
    expect(server.sent.slice(1)).toEqual([
      { method: 'PUT', path, body: { user: 'ada@example.com', secret: 'canary' } },
      { method: 'DELETE', path, body: undefined },
    ]);
  });

  test('sends nothing where nothing was changed', async () => {
    const { server, user, where } = open('/admin/connections?edit=con_2');
    await user.click(await screen.findByRole('button', { name: 'Save connection' }));
    await waitFor(() => expect(where()).toBe('/admin/connections'));
    expect(server.sent).toEqual([]);
  });
});

async function fact(name: string): Promise<Element> {
  const value = (await screen.findByText(name, { selector: 'dt' })).nextElementSibling;
  expect(value).not.toBeNull();
  return value as Element;
}
