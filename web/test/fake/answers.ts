export interface Answer {
  status: number;
  body?: unknown;
}

export function ok(body: unknown): Answer {
  return { status: 200, body };
}

export function page(values: readonly unknown[]): Answer {
  return ok({ values, nextCursor: null });
}

export function found(body: unknown): Answer {
  return body === undefined ? problem(404, 'not_found', 'There is nothing with this number.') : ok(body);
}

export function problem(status: number, code: string, detail: string): Answer {
  return { status, body: { status, code, detail, requestId: 'req_42' } };
}
