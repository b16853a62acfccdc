import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { FakeServer } from './fake';
import { linkedToken } from './fake/connections';
import { open } from './pages';

/** A server at which people can sign in with Atlassian. */
function offering(): FakeServer {
  const server = new FakeServer();
  server.signInOffered = true;
  return server;
}

describe('signing in with Atlassian', () => {
  beforeEach(() => {
    window.location.hash = '';
  });

  test('is not offered where the server is no app', async () => {
    open('/admin/connections?edit=con_1');
    expect(await screen.findByLabelText('API token')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Atlassian/ })).toBeNull();
  });

  test('sends the person to Atlassian for a connection that is there', async () => {
    const { server, user } = open('/admin/connections?edit=con_1', offering());
    await user.click(await screen.findByRole('button', { name: 'Sign in with Atlassian' }));
    await waitFor(() => expect(window.location.hash).toBe('#atlassian'));
    expect(server.sent).toEqual([
      { method: 'POST', path: '/atlassian-sign-ins', body: { connection: 'con_1', origin: window.location.origin } },
    ]);
  });

  test('needs no token for a new connection, though a name', async () => {
    const { server, user } = open('/admin/connections', offering());
    await user.click(await screen.findByRole('button', { name: 'Connect Jira' }));
    await user.type(await screen.findByRole('textbox', { name: 'Address' }), 'https://acme.atlassian.net');
    await user.click(await screen.findByRole('button', { name: 'Sign in with Atlassian' }));
    expect(await screen.findByText('A name is needed.')).toBeTruthy();
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'ACME');
    await user.click(screen.getByRole('button', { name: 'Sign in with Atlassian' }));
    await waitFor(() => expect(window.location.hash).toBe('#atlassian'));
    expect(server.sent.at(-1)?.body).toEqual({
      name: 'ACME',
      baseUrl: 'https://acme.atlassian.net',
      label: 'PROD',
      writable: false,
      asServiceAccount: false,
      origin: window.location.origin,
    });
  });

  test('tells whose account it is once they are back, and forgets the code', async () => {
    const { server, where } = open('/connections/signed-in?state=s&code=secret', offering());
    expect(await screen.findByText('Sandbox Jira now asks Jira as Ada Admin.')).toBeTruthy();
    expect(where()).toBe('/admin/connections?linked=con_2');
    const row = screen.getByRole('row', { name: /Sandbox Jira/ });
    expect(within(row).getByText('Ada Admin')).toBeTruthy();
    expect(server.sent).toEqual([
      { method: 'POST', path: '/atlassian-sign-ins/finish', body: { state: 's', code: 'secret' } },
    ]);
  });

  test('says that nothing was changed where they refused', async () => {
    const { server } = open('/connections/signed-in?state=s&error=access_denied', offering());
    expect(await screen.findByText('Espalier was not allowed to act in your name. Nothing was changed.')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Back to Connections' })).toBeTruthy();
    expect(server.sent[0]?.body).toEqual({ state: 's', error: 'access_denied' });
  });

  test('links an account of the person’s own, who is told as whom their jobs ask from now on', async () => {
    const { server, user } = open('/admin/connections?yours=con_1', offering());
    await user.click(await screen.findByRole('button', { name: 'Sign in with Atlassian' }));
    await waitFor(() => expect(window.location.hash).toBe('#atlassian'));
    const path = '/connections/con_1/linked-credential/sign-in';
    expect(server.sent).toEqual([{ method: 'POST', path, body: { origin: window.location.origin } }]);
    cleanup();

    const { where } = open('/connections/signed-in?state=s&code=secret', server);
    expect(await screen.findByText('Your jobs now ask ACME-PROD as Ada at Jira.')).toBeTruthy();
    expect(where()).toBe('/admin/connections?own=con_1');
    await user.click(screen.getByRole('button', { name: 'Your credential at ACME-PROD' }));
    expect((await screen.findByText(/Your jobs ask this Jira as/)).textContent).toMatch(/Ada at Jira, signed in with Atlassian\./);
  });

  test('is not offered for a person’s own account at a Data Center', async () => {
    const server = offering();
    server.connections = server.connections.map((each) => ({ ...each, kind: 'DATA_CENTER' }));
    open('/admin/connections?yours=con_1', server);
    expect(await screen.findByLabelText('Personal access token or password')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Atlassian/ })).toBeNull();
  });

  test('is asked for again where Atlassian ended what a person linked, by a person who is no administrator', async () => {
    const server = offering();
    server.administrator = false;
    server.linkedAt('con_1', { ...linkedToken, expiresOn: '2099-12-31', signedIn: { account: 'Ada at Jira', over: true } });
    const { user, where } = open('/structures', server);
    await user.click(await screen.findByRole('link', { name: 'Connections' }));
    expect(await screen.findByText(/no longer lets Espalier act in your name at ACME-PROD/)).toBeTruthy();
    expect(where()).toBe('/connections');
    expect(screen.getByText('Sign in again')).toBeTruthy();
    expect(screen.queryByText('until 2099-12-31')).toBeNull();
    expect(screen.queryByRole('button', { name: /^(Connect|Test|Edit|Webhook)/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Your credential at ACME-PROD' }));
    expect(await screen.findByRole('button', { name: 'Sign in with Atlassian again' })).toBeTruthy();
  });

  test('is asked for again where Atlassian ended it', async () => {
    const server = offering();
    server.connections = server.connections.map((each) => ({ ...each, signedIn: { account: 'Ada Admin', over: each.id === 'con_1' }, expiresOn: each.id === 'con_1' ? '2099-12-31' : null }));
    const { user } = open('/admin/connections', server);
    expect(await screen.findByText(/no longer lets Espalier act for ACME-PROD/)).toBeTruthy();
    expect(screen.getByText('Sign in again')).toBeTruthy();
    expect(screen.queryByText('until 2099-12-31')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Edit ACME-PROD' }));
    expect(await screen.findByRole('button', { name: 'Sign in with Atlassian again' })).toBeTruthy();
  });
});
