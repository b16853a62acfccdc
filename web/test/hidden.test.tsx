import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { FakeServer } from './fake';
import { open } from './pages';

function serverThatShows(synchronizersSeen: FakeServer['synchronizersSeen']) {
  const server = new FakeServer();
  server.synchronizersSeen = synchronizersSeen;
  return server;
}

describe('where synchronizers are hidden', () => {
  test('the list of structures says nothing of them', async () => {
    open('/structures', serverThatShows('HIDDEN'));
    expect(await screen.findByRole('link', { name: 'Payments road map' })).toBeTruthy();
    expect(screen.queryByRole('columnheader', { name: 'Sync With' })).toBeNull();
    expect(screen.queryByRole('link', { name: 'Settings' })).toBeNull();
  });

  test('their pages are not there', async () => {
    open('/structures/str_1/sync', serverThatShows('HIDDEN'));
    expect(await screen.findByRole('heading', { name: /not (here|found)|nothing/i })).toBeTruthy();
  });

  test('a setting that cannot hide them is told on every page', async () => {
    open('/jobs', serverThatShows('SHOWN_IN_SPITE_OF_THE_SETTING'));
    expect(await screen.findByText(/Synchronizers are shown although/)).toBeTruthy();
  });
});
