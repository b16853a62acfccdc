import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { FakeServer } from './fake';
import { open } from './pages';

describe('the resync dialog', () => {
  test('chooses no direction beforehand', async () => {
    open('/structures/str_1/sync?resync=syn_3');
    const cards = await screen.findAllByRole('radio');
    expect(cards).toHaveLength(2);
    expect(cards.some((card) => (card as HTMLInputElement).checked)).toBe(false);
  });

  test('shows a direction that is not supported, disabled and with its reason', async () => {
    open('/structures/str_1/sync?resync=syn_1');
    const card = await screen.findByRole('radio', { name: /The structure wins/ });
    expect((card as HTMLInputElement).disabled).toBe(true);
    expect(screen.getByText('A filter cannot be changed from a structure.')).toBeTruthy();
  });

  test('closes the way to a Jira that may not be written to', async () => {
    const server = new FakeServer();
    server.connections = server.connections.map((connection) => ({ ...connection, writable: false }));
    open('/structures/str_1/sync?resync=syn_3', server);
    expect(await screen.findByText('Writing to this Jira is switched off.')).toBeTruthy();
    expect(((await screen.findByRole('radio', { name: /The structure wins/ })) as HTMLInputElement).disabled).toBe(true);
    expect(((await screen.findByRole('radio', { name: /Jira wins/ })) as HTMLInputElement).disabled).toBe(false);
  });

  test('asks for a direction when it is started too early, and sends nothing', async () => {
    const { server, user } = open('/structures/str_1/sync?resync=syn_3');
    await user.click(await screen.findByRole('button', { name: 'Start Resync' }));
    expect(await screen.findByText('Choose a direction.')).toBeTruthy();
    expect(document.activeElement?.getAttribute('type')).toBe('radio');
    expect(server.sent).toEqual([]);
  });

  test('says that nothing is written yet, and has no other primary button', async () => {
    open('/structures/str_1/sync?resync=syn_3');
    const dialog = await screen.findByRole('dialog', { name: 'Resync' });
    expect(within(dialog).getByText('prepares a preview; nothing is written yet')).toBeTruthy();
    expect(within(dialog).queryByRole('button', { name: 'Apply' })).toBeNull();
  });

  test('warns where a resync from Structure may remove links anywhere, and only there', async () => {
    const server = new FakeServer();
    server.synchronizers = server.synchronizers.map((each) => ({ ...each, parameters: { ...each.parameters, scope: 'ALL' } }));
    const { user } = open('/structures/str_1/sync?resync=syn_3', server);
    await user.click(await screen.findByRole('radio', { name: /Jira wins/ }));
    expect(screen.queryByText(/removes every link of this type/)).toBeNull();
    await user.click(screen.getByRole('radio', { name: /The structure wins/ }));
    expect(screen.getByText(/removes every link of this type/).closest('[class*="danger"]')).toBeTruthy();
  });

  test('leads to the plan when it is ready', async () => {
    const { server, user, where } = open('/structures/str_1/sync');
    await user.click((await screen.findAllByRole('button', { name: 'Resync' }))[2] as HTMLElement);
    await user.click(await screen.findByRole('radio', { name: /The structure wins/ }));
    await user.click(screen.getByRole('button', { name: 'Start Resync' }));
    await waitFor(() => expect(where()).toBe('/plans/plan_from'));
    expect(server.sent).toEqual([
      {
        method: 'POST',
        path: '/synchronizers/syn_3/plans',
        body: { direction: 'FROM_STRUCTURE', enableAfter: false, includeNeverLinked: false },
      },
    ]);
  });
});
