// An invented server, as far as the pages ask: fixed answers, and a note of every request that would change something.
import type { ChangeKind, Linked, Me, WebhookStatus, Yours } from '../src/api/types';
import { type Answer, found, ok, page, problem } from './fake/answers';
import { connections, linkedToken, noWebhook, tested, webhook } from './fake/connections';
import { jobs } from './fake/jobs';
import { changes, planFor, skips } from './fake/plans';
import { formula, issueTypes, linkTypes, structures, synchronizers, values } from './fake/structures';

export interface Sent {
  method: string;
  path: string;
  body: unknown;
}

/** One invented server; each keeps its own session and its own list of what it was sent. */
export class FakeServer {
  readonly sent: Sent[] = [];
  structures = structures;
  connections = connections;
  synchronizers = synchronizers;
  /** By connection; others have none and cannot have one. */
  webhooks: Record<string, WebhookStatus> = { con_1: noWebhook };
  tested = tested;
  jobs = jobs;
  signedIn = true;
  signInOffered = false;
  administrator = true;
  private linking = false;
  synchronizersSeen: Me['synchronizers'] = 'SHOWN';

  answer(method: string, url: string, body: unknown): Answer {
    const { pathname, searchParams } = new URL(url, 'http://fake');
    const path = pathname.replace('/api/v1', '');
    if (method !== 'GET' && !path.endsWith('/values')) {
      this.sent.push({ method, path, body });
    }
    if (path === '/session') {
      return this.session(method, body);
    }
    if (!this.signedIn) {
      return problem(401, 'unauthenticated', 'Sign in first.');
    }
    return method === 'GET' ? this.read(path, searchParams) : this.write(method, path, body);
  }

  private session(method: string, body: unknown): Answer {
    const { password } = (body ?? {}) as { password?: string };
    if (method === 'POST' && password !== 'right') {
      return problem(401, 'wrong_credentials', 'User or password is wrong. Nothing was changed; try again.');
    }
    this.signedIn = method === 'POST';
    return { status: 204 };
  }

  private read(path: string, search: URLSearchParams): Answer {
    const [, first = '', id = '', rest = ''] = path.split('/');
    switch (`${first}/${id === '' ? '' : '*'}${rest === '' ? '' : `/${rest}`}`) {
      case 'me/':
        return ok({ user: 'admin', displayName: 'Ada Admin', administrator: this.administrator, synchronizers: this.synchronizersSeen });
      case 'atlassian-sign-ins/':
        return ok({ offered: this.signInOffered });
      case 'connections/':
        return page(this.connections);
      case 'connections/*/webhook':
        return ok(this.webhooks[id] ?? { ...noWebhook, offer: null, obstacle: 'Writing is switched off.' });
      case 'connections/*/link-types':
        return page(linkTypes);
      case 'connections/*/issue-types':
        return page(issueTypes);
      case 'structures/':
        return page(this.structures);
      case 'structures/*':
        return found(structures.find((structure) => structure.id === id));
      case 'structures/*/forest':
        return ok({ version: { signature: 1, version: 7 }, formula: id === 'str_1' ? formula() : '', itemTypes: { 4: 'folder' }, items: { 1: { type: 'folder', name: 'This quarter' } } });
      case 'structures/*/synchronizers':
        return page(id === 'str_1' ? this.synchronizers : []);
      case 'jobs/':
        return page(this.jobs);
      case 'jobs/*':
        return found(this.jobs.find((each) => each.id === id));
      case 'plans/*':
        return found(planFor(id, included(search)));
      case 'plans/*/changes': {
        const of = planFor(id, undefined);
        return of === undefined ? found(undefined) : page(changes(of, search.get('kind')));
      }
      case 'plans/*/skips':
        return page(skips(planFor(id, undefined)));
      default:
        return found(undefined);
    }
  }

  private write(method: string, path: string, body: unknown): Answer {
    if (path.endsWith('/values')) {
      return page(values((body as { rows: number[] }).rows));
    }
    if (path === '/connections/con_1/linked-credential/sign-in') {
      this.linking = true;
      return ok({ address: '#atlassian' });
    }
    if (path === '/atlassian-sign-ins') {
      const { name } = body as { name?: string };
      return name === ''
        ? { status: 400, body: { code: 'missing_field', detail: 'At /name, a name is needed.', errors: [{ pointer: '/name', code: 'missing_field', detail: 'A name is needed.' }] } }
        : ok({ address: '#atlassian' });
    }
    if (path === '/atlassian-sign-ins/finish') {
      return this.finish((body as { error?: string }).error);
    }
    if (path === '/connections/con_1/linked-credential') {
      return this.link(method, body as { user?: string; secret?: string } | undefined);
    }
    if (method === 'PATCH') {
      return this.changeConnection(body as { secret?: string });
    }
    if (path.endsWith('/test')) {
      return path === '/connections/con_1/test' ? ok(this.tested) : problem(422, 'credential_refused', 'Jira refuses the secret.');
    }
    if (path === '/connections/con_1/webhook') {
      this.webhooks.con_1 = method === 'DELETE' ? noWebhook : webhook;
      return ok(this.webhooks.con_1);
    }
    if (path.endsWith('/synchronizers')) {
      return this.install(body as { parameters: { query?: { jql?: string } } });
    }
    if (path.endsWith('/apply')) {
      return { status: 202, body: { job: 'job_runs' } };
    }
    if (path.endsWith('/plans')) {
      const { direction } = body as { direction: string };
      return { status: 202, body: { job: direction === 'FROM_STRUCTURE' ? 'job_from' : 'job_waits' } };
    }
    if (path.endsWith('/undo-plan')) {
      return { status: 202, body: { job: 'job_waits' } };
    }
    return path === '/structures' ? { status: 201, body: { id: 'str_2' } } : { status: method === 'DELETE' ? 204 : 200 };
  }

  private finish(error?: string): Answer {
    if (error !== undefined) {
      return problem(422, 'consent_refused', 'Espalier was not allowed to act in your name. Nothing was changed.');
    }
    if (this.linking) {
      this.linkedAt('con_1', { ...linkedToken, signedIn: { account: 'Ada at Jira', over: false } });
      return ok({ connection: 'con_1', yours: true });
    }
    this.connections = this.connections.map((each) =>
      each.id === 'con_2' ? { ...each, signedIn: { account: 'Ada Admin', over: false } } : each,
    );
    return ok({ connection: 'con_2', yours: false });
  }

  private link(method: string, { user = '', secret = '' }: { user?: string; secret?: string } = {}): Answer {
    if (secret === 'wrong') {
      return problem(422, 'credential_refused', 'Jira refuses the user or the secret. Nothing was changed.');
    }
    this.linkedAt('con_1', method === 'DELETE' ? null : { ...linkedToken, user });
    return method === 'DELETE' ? { status: 204 } : ok(this.connections[0]);
  }

  /** What the person who looks has linked from now on. */
  linkedAt(connection: string, linked: Linked | null): void {
    const yours: Yours =
      linked === null
        ? { whoAsks: 'NONE_BUT_ANOTHERS', obstacle: 'admin has linked no Jira credential.', linked }
        : { whoAsks: 'LINKED', obstacle: null, linked };
    this.connections = this.connections.map((each) => (each.id === connection ? { ...each, yours } : each));
  }

  private changeConnection({ secret, asServiceAccount }: { secret?: string; asServiceAccount?: boolean }): Answer {
    if (asServiceAccount && secret === undefined) {
      const detail = 'Only grace can make the credential of this connection a service account’s. Nothing was changed.';
      return problem(422, 'secret_required', detail);
    }
    return secret === 'wrong'
      ? problem(422, 'credential_refused', 'Jira refuses the user or the secret. Nothing was changed.')
      : ok(this.connections[0]);
  }

  private install(body: { parameters: { query?: { jql?: string } } }): Answer {
    if (body.parameters.query?.jql?.includes('rankk')) {
      return {
        status: 422,
        body: {
          title: 'Unprocessable',
          detail: 'The synchronizer was not created: Jira refused the query.',
          requestId: 'req_17',
          errors: [{ pointer: '/parameters/query/jql', code: 'jql', detail: 'The field “rankk” does not exist (position 23).' }],
        },
      };
    }
    return { status: 201, body: { id: 'syn_9', state: 'DISABLED' } };
  }
}

function included(search: URLSearchParams): ChangeKind[] | undefined {
  const include = search.get('include');
  return include === null ? undefined : (include.split(',').filter(Boolean) as ChangeKind[]);
}
