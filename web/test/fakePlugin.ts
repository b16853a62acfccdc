import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'vite';
import { FakeServer } from './fake';

/** Answers /api in `npm run fake`, so that the pages can be looked at without a server. */
export function fakeServer(): Plugin {
  const server = new FakeServer();
  return {
    name: 'espalier-fake-server',
    configurePreviewServer(preview) {
      preview.middlewares.use('/api', (request, response) => void answer(server, request, response));
    },
  };
}

async function answer(server: FakeServer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) {
    parts.push(part as Buffer);
  }
  const text = Buffer.concat(parts).toString();
  const { status, body } = server.answer(request.method ?? 'GET', `/api${request.url}`, text === '' ? undefined : JSON.parse(text));
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
