import { Problem, unreachable } from './problem';

const root = '/api/v1';

/** Reads from the REST API. */
export function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return request<T>('GET', path, undefined, signal);
}

export function post<T>(path: string, body?: unknown): Promise<T> {
  return request<T>('POST', path, body);
}

/** Changes what was seen in this version, and nothing that somebody else changed since. */
export function patch<T>(path: string, version: number, body: unknown): Promise<T> {
  return request<T>('PATCH', path, body, undefined, { 'If-Match': `"${version}"` });
}

export function put<T>(path: string, body: unknown): Promise<T> {
  return request<T>('PUT', path, body);
}

export function remove<T = void>(path: string): Promise<T> {
  return request<T>('DELETE', path);
}

type Headers = Record<string, string>;

async function request<T>(method: string, path: string, body?: unknown, signal?: AbortSignal, more: Headers = {}): Promise<T> {
  const response = await send(method, path, body, signal, more);
  const text = await response.text();
  if (!response.ok) {
    throw new Problem(response.status, problemIn(text));
  }
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

async function send(method: string, path: string, body: unknown, signal?: AbortSignal, more: Headers = {}): Promise<Response> {
  const headers: Headers = { Accept: 'application/json', ...more };
  if (method !== 'GET') {
    // A page of another site can send our cookie along, but not this header.
    headers['X-Espalier-Csrf'] = '1';
  }
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  try {
    return await fetch(root + path, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      credentials: 'same-origin',
      signal: signal ?? null,
    });
  } catch (failure) {
    if (signal?.aborted) {
      throw failure;
    }
    throw unreachable();
  }
}

function problemIn(text: string): object {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? body : {};
  } catch {
    // A proxy between us and the server answers in its own words; its status is all we can use.
    return {};
  }
}
