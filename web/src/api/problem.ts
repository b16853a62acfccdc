/** One fault of a request, tied to the place in its body that caused it. */
export interface Fault {
  pointer?: string;
  code?: string;
  detail: string;
}

/** What the server answers when something could not be done: RFC 9457, with what a person needs to go on. */
interface ProblemBody {
  title?: string;
  detail?: string;
  code?: string;
  requestId?: string;
  errors?: Fault[];
}

/** A request that was not carried out. Its message is a sentence for people. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string | undefined;
  readonly requestId: string | undefined;
  readonly faults: readonly Fault[];

  constructor(status: number, body: ProblemBody) {
    super(body.detail ?? body.title ?? `The server answered with status ${status}.`);
    this.name = 'Problem';
    this.status = status;
    this.code = body.code;
    this.requestId = body.requestId;
    this.faults = body.errors ?? [];
  }

  /** The sentences of all faults at or below one place of the body. */
  at(pointer: string): string | undefined {
    const here = this.faults.filter((fault) => fault.pointer === pointer || fault.pointer?.startsWith(`${pointer}/`));
    return here.length === 0 ? undefined : here.map((fault) => fault.detail).join(' ');
  }
}

/** The server was not reached, so nobody knows more than that. */
export function unreachable(): Problem {
  return new Problem(0, {
    code: 'unreachable',
    detail: 'Espalier cannot be reached. What was sent may or may not have arrived: check the connection, then look again before repeating it.',
  });
}
