import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, useLocation } from 'react-router';
import { vi } from 'vitest';
import { App } from '../src/App';
import { newQueryClient } from '../src/api/queries';
import { FakeServer } from './fake';

/** Opens the whole app at one address, over a server of its own. */
export function open(address: string, server = new FakeServer()) {
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined;
    const answer = server.answer(init.method ?? 'GET', url, body);
    return new Response(answer.body === undefined ? null : JSON.stringify(answer.body), { status: answer.status });
  });
  const where = { current: address };
  render(
    <QueryClientProvider client={newQueryClient()}>
      <MemoryRouter initialEntries={[address]}>
        <App />
        <Where onMove={(now) => (where.current = now)} />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return { server, user: userEvent.setup(), where: () => where.current };
}

function Where({ onMove }: { onMove: (address: string) => void }) {
  const { pathname, search } = useLocation();
  onMove(pathname + search);
  return null;
}
