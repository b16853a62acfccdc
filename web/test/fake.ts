// An invented server, as far as the pages ask: fixed answers, and a note of every request that would change something.
import type { Change, ChangeKind, Connection, Effect, IssueType, Job, LinkType, Me, Plan, Skip, Structure, Synchronizer, TestedConnection, WebhookStatus, Yours } from '../src/api/types';

export interface Answer {
  status: number;
  body?: unknown;
}

export interface Sent {
  method: string;
  path: string;
  body: unknown;
}

const connections: Connection[] = [
  { id: 'con_1', version: 1, name: 'ACME-PROD', kind: 'CLOUD', baseUrl: 'http://localhost:8491', label: 'PROD', writable: true, projects: ['PAY', 'SHOP'], expiresOn: '2026-12-04', expiresSoon: true, asServiceAccount: false, enteredBy: 'grace', requestsPerSecond: 20, signedIn: null, yours: { whoAsks: 'NONE_BUT_ANOTHERS', obstacle: 'admin has linked no Jira credential.', linked: null } },
  { id: 'con_2', version: 4, name: 'Sandbox Jira', kind: 'CLOUD', baseUrl: 'http://localhost:8491', label: 'SANDBOX', writable: true, projects: null, expiresOn: null, expiresSoon: false, asServiceAccount: true, enteredBy: 'admin', requestsPerSecond: null, signedIn: null, yours: { whoAsks: 'CONNECTION', obstacle: null, linked: null } },
];

const tested: TestedConnection = {
  verdict: 'LACKING_FOR_WRITING',
  account: {
    displayName: 'Ada Admin',
    timeZone: 'Europe/Vienna',
    permissions: [{ permission: 'ADMINISTER', name: 'Administer Jira', neededFor: 'OPTIONAL', granted: false }],
  },
  site: { kind: 'CLOUD', version: '1001.0.0', timeZone: 'UTC', clockAheadSeconds: -75 },
  projects: [
    {
      key: 'PAY',
      visible: true,
      permissions: [
        { permission: 'BROWSE_PROJECTS', name: 'Browse Projects', neededFor: 'READING', granted: true },
        { permission: 'LINK_ISSUES', name: 'Link Issues', neededFor: 'WRITING', granted: false },
      ],
    },
    { key: 'SHOP', visible: false, permissions: [] },
  ],
  linkTypes: ['Blocks', 'Relates'],
  webhook: { address: 'https://espalier.example/hooks/hook_1', lastReceived: null },
  fixes: [{ weight: 'STOPS_WRITING', sentence: 'Let Link Issues be granted in PAY.' }],
};

const noWebhook: WebhookStatus = {
  state: 'OFF',
  webhook: null,
  leftBehind: 0,
  offer: { baseUrl: 'https://espalier.example', projects: ['PAY', 'SHOP'] },
  obstacle: null,
  pollSeconds: 60,
};

const webhook: WebhookStatus = {
  ...noWebhook,
  state: 'ON',
  webhook: {
    address: 'https://espalier.example/hooks/hook_1',
    setUpAt: '2026-11-25T09:12:00Z',
    setUpBy: 'admin',
    lastReceived: '2026-11-28T09:12:00Z',
    received: 1_234,
    passedOver: 0,
    lastRefused: null,
  },
};

const linkTypes: LinkType[] = [
  { id: '1', name: 'Blocks', inward: 'is blocked by', outward: 'blocks' },
  { id: '2', name: 'Relates', inward: 'relates to', outward: 'relates to' },
];

const issueTypes: IssueType[] = [
  { id: '1', name: 'Story', subTask: false },
  { id: '2', name: 'Sub-task', subTask: true },
  { id: '3', name: 'Technical task', subTask: true },
];

const synchronizers: Synchronizer[] = [
  synchronizer(1, 'FILTER', 'Open stories', {
    query: { jql: 'project = PAY AND type in (Epic, Story) ORDER BY rank' },
    add: true,
    target: 'TOP_LEVEL',
    remove: true,
    removeOnlyAtTarget: true,
    keepBelowMatches: true,
  }),
  synchronizer(2, 'SUB_TASKS', 'Sub-tasks below stories', { autoAdd: true, enforcePlacement: true }),
  synchronizer(3, 'LINKS', 'Blocking order', { linkType: 'Blocks', direction: 'OUTWARD', scope: 'IN_STRUCTURE', removal: 'TO_TOP_LEVEL' }),
];

function synchronizer(number: number, type: Synchronizer['type'], name: string, parameters: Record<string, unknown>): Synchronizer {
  const both = type === 'LINKS';
  return {
    id: `syn_${number}`,
    number,
    type,
    name,
    state: 'DISABLED',
    condition: { name: 'IDLE', reason: null },
    parameters,
    runAs: 'admin',
    lastRun: number === 1 ? { job: 'job_done', state: 'FINISHED', endedAt: '2026-11-25T09:12:00Z' } : null,
    directions: {
      INTO_STRUCTURE: { supported: true, consequence: 'Rows are added, moved and, if the query says so, removed.' },
      FROM_STRUCTURE: both
        ? { supported: true, consequence: 'Links are created and, where you tick it, removed.' }
        : {
            supported: false,
            reason: type === 'FILTER' ? 'A filter cannot be changed from a structure.' : 'Sub-tasks cannot be moved from a structure.',
          },
    },
  };
}

const structures: Structure[] = [
  {
    id: 'str_1',
    name: 'Payments road map',
    owner: 'admin',
    connection: { id: 'con_1', name: 'ACME-PROD' },
    rows: 20_000,
    changedAt: '2026-11-25T09:12:00Z',
    synchronizers: synchronizers.map(({ id, type, name, state }) => ({ id, type, name, state })),
  },
  {
    id: 'str_2',
    name: 'Mobile release 4',
    owner: 'admin',
    connection: { id: 'con_2', name: 'Sandbox Jira' },
    rows: 0,
    changedAt: '2026-11-24T16:40:00Z',
    synchronizers: [],
  },
];

function plan(id: string, part: Partial<Plan>): Plan {
  return {
    id,
    direction: 'INTO_STRUCTURE',
    state: 'READY',
    counts: { ROW_ADD: 12, ROW_MOVE: 228, ROW_REMOVE: 3 },
    conflicts: 0,
    skipped: 9,
    unsettled: 0,
    skips: [{ cause: 'NEVER_LINKED', count: 9 }],
    halts: [],
    warnings: [],
    risk: 'LOW',
    issuesChanged: 0,
    cost: null,
    fingerprint: 'f1',
    confirmPhrase: null,
    expiresAt: '2026-11-26T09:12:00Z',
    structure: { id: 'str_1', name: 'Payments road map' },
    synchronizer: { id: 'syn_1', name: 'Open stories' },
    connection: { name: 'ACME-PROD', label: 'PROD' },
    job: 'job_waits',
    consequence: 'Issues that the query finds are added; rows that it no longer finds can be removed.',
    ...part,
  };
}

const fromStructure: Partial<Plan> = {
  direction: 'FROM_STRUCTURE',
  counts: { LINK_CREATE: 27, LINK_DELETE: 4 },
  synchronizer: { id: 'syn_3', name: 'Blocking order' },
  consequence: 'Links are created and, where you tick it, removed.',
};

function planFor(id: string, include: ChangeKind[] | undefined): Plan | undefined {
  const deletes = include === undefined || include.includes('LINK_DELETE');
  switch (id) {
    case 'plan_into':
      return plan(id, {});
    case 'plan_from':
      return plan(id, {
        ...fromStructure,
        risk: deletes ? 'HIGH' : 'MEDIUM',
        issuesChanged: deletes ? 31 : 27,
        cost: { reads: 2, writes: deletes ? 31 : 27, seconds: deletes ? 130 : 6 },
        confirmPhrase: deletes ? '31' : null,
      });
    case 'plan_everywhere':
      return plan(id, {
        ...fromStructure,
        risk: 'HIGH',
        warnings: [{ code: 'DELETES_LINKS_EVERYWHERE', text: 'This deletes every link of this type, wherever it is.' }],
      });
    case 'plan_nothing':
      return plan(id, { counts: {}, skipped: 0, skips: [], risk: 'NONE' });
    case 'plan_removals':
      return plan(id, {
        counts: { ROW_ADD: 2, ROW_REMOVE: 800 },
        risk: include?.length === 0 ? 'LOW' : 'OVER_LIMIT',
        halts: [
          { code: 'TOO_MANY_REMOVALS', message: '800 of 1,000 rows would leave the structure.', act: 'OWNER', releasable: true, blocks: 'REMOVALS' },
        ],
      });
    case 'plan_empty':
      return plan(id, {
        counts: { ROW_REMOVE: 900 },
        risk: 'OVER_LIMIT',
        halts: [
          {
            code: 'ONE_SIDE_EMPTY',
            message:
              'Jira shows nothing where the structure shows 900. This is usually a lost permission or a changed query. ' +
              'Nothing was changed; look at Jira first, then release this halt if it is right.',
            act: 'OWNER',
            releasable: true,
            blocks: 'PLAN',
          },
        ],
      });
    case 'plan_failed':
      return plan(id, {
        counts: {},
        skipped: 0,
        skips: [],
        risk: 'NONE',
        halts: [
          { code: 'QUERY_FAILED', message: 'Jira refused the query: the field “rankk” does not exist.', act: 'OWNER', releasable: false, blocks: 'PLAN' },
        ],
      });
    case 'plan_undo':
      return plan(id, {
        ...fromStructure,
        direction: null,
        counts: { ROW_MOVE: 4, LINK_CREATE: 2 },
        skipped: 1,
        skips: [{ cause: 'CHANGED_SINCE', count: 1 }],
        risk: 'MEDIUM',
        issuesChanged: 2,
        consequence: 'What the job wrote is taken back where nobody has changed it since.',
      });
    case 'plan_applied':
      return plan(id, { ...fromStructure, state: 'APPLIED', risk: 'HIGH', issuesChanged: 31 });
    default:
      return undefined;
  }
}

function changes(of: Plan, kind: string | null): Change[] {
  const kinds = (Object.keys(of.counts) as ChangeKind[]).filter((each) => kind === null || each === kind);
  return kinds.flatMap((each) => Array.from({ length: Math.min(6, of.counts[each] ?? 0) }, (_, index) => change(of, each, index)));
}

function change(of: Plan, kind: ChangeKind, index: number): Change {
  const row = kind === 'ROW_ADD' ? 30_000 + index : index + 7;
  const issue = { id: String(9_999 + row), key: `PAY-${row}` };
  const link = { linkType: '1', source: String(10_000 + index), destination: issue.id };
  const place = (under: number) => ({ under, after: index === 0 ? 0 : row - 1, before: 0 });
  const [before, after] = kind.startsWith('LINK') ? [link, link] : [place(index + 2), place(index + 3)];
  return {
    id: `${kind}-${index}`,
    kind,
    synchronizer: of.synchronizer?.id ?? null,
    issue,
    row: kind.startsWith('LINK') ? null : row,
    before: kind === 'ROW_ADD' || kind === 'LINK_CREATE' ? null : before,
    after: kind === 'ROW_REMOVE' || kind === 'LINK_DELETE' ? null : after,
    reason: kind.startsWith('LINK') ? `${issue.key} stands under its parent.` : `${issue.key} ${kind === 'ROW_REMOVE' ? 'does not match' : 'matches'} the query.`,
    destructive: kind === 'ROW_REMOVE' || kind === 'LINK_DELETE',
    // Asked for by the filter's own parameter; destructive kinds in Jira never are.
    included: kind !== 'LINK_DELETE',
    effect: of.state === 'APPLIED' ? (effectsInTurn[index] ?? 'APPLIED') : null,
    replaced: null,
    sentence: of.state === 'APPLIED' && effectsInTurn[index] === 'REFUSED' ? 'Jira refused: you may not link issues.' : null,
  };
}

function skips(of: Plan | undefined): Skip[] {
  const causes = (of?.skips ?? []).flatMap(({ cause, count }) => Array.from({ length: count }, () => cause));
  return causes.map((cause, index) => ({
    id: String(index + 1),
    cause,
    issue: { id: String(10_100 + index), key: index === 0 ? null : `PAY-${index + 100}` },
    row: index + 100,
    reason: 'It stands under a parent to which it was never linked; what people built by hand stays.',
  }));
}

const effectsInTurn: Effect[] = ['APPLIED', 'ALREADY_SO', 'REFUSED', 'DRIFTED'];

function job(id: string, part: Partial<Job>): Job {
  return {
    id,
    kind: 'RESYNC',
    state: 'FINISHED',
    plan: 'plan_into',
    phase: 'VERIFY',
    done: 0,
    total: 0,
    counts: {},
    leftDifferent: 0,
    replaced: 0,
    messages: [],
    waiting: null,
    structure: { id: 'str_1', name: 'Payments road map' },
    synchronizer: { id: 'syn_1', name: 'Open stories' },
    direction: 'INTO_STRUCTURE',
    requestedBy: 'admin',
    createdAt: '2026-11-25T09:10:00Z',
    startedAt: '2026-11-25T09:10:00Z',
    endedAt: null,
    ...part,
  };
}

const jobs: Job[] = [
  job('job_runs', { state: 'APPLYING', phase: 'WRITE', done: 312, total: 620, counts: { APPLIED: 300, ALREADY_SO: 12 } }),
  job('job_waits', { state: 'AWAITING_CONFIRMATION' }),
  job('job_from', { state: 'AWAITING_CONFIRMATION', plan: 'plan_from', direction: 'FROM_STRUCTURE' }),
  job('job_plans', { state: 'PLANNING', plan: null, phase: 'READ' }),
  job('job_queued', { state: 'WAITING', plan: null, phase: 'QUEUED', startedAt: null }),
  job('job_limit', { state: 'PLANNING', plan: null, phase: 'READ', done: 4_000, total: 15_650, waiting: 'Waiting for Jira’s rate limit, 42 s' }),
  job('job_halted', { state: 'HALTED', plan: 'plan_empty', phase: 'COMPARE' }),
  job('job_stopped', { state: 'STOPPED', phase: 'WRITE', done: 312, total: 620, counts: { APPLIED: 312 }, endedAt: '2026-11-25T09:12:00Z' }),
  job('job_undo', { kind: 'UNDO', state: 'AWAITING_CONFIRMATION', plan: 'plan_undo', synchronizer: null, direction: null }),
  job('job_done', { counts: { APPLIED: 240 }, leftDifferent: 3, endedAt: '2026-11-25T09:12:00Z' }),
  job('job_lost', {
    direction: 'FROM_STRUCTURE',
    counts: { APPLIED: 2 },
    replaced: 1,
    endedAt: '2026-11-25T09:12:00Z',
    messages: [
      {
        level: 'WARNING',
        at: '2026-11-25T09:11:30Z',
        issue: 'PAY-12',
        text: 'PARENT_SET APPLIED: Somebody had changed the parent to PAY-7 in the moment before it was written, and it could not be given back.',
      },
    ],
  }),
  job('job_idle', { endedAt: '2026-11-25T09:12:00Z' }),
  job('job_part', {
    state: 'INCOMPLETE',
    direction: 'FROM_STRUCTURE',
    counts: { APPLIED: 27, REFUSED: 2, DRIFTED: 2 },
    endedAt: '2026-11-25T09:12:00Z',
    messages: [
      { level: 'WARNING', at: '2026-11-25T09:11:30Z', issue: 'PAY-12', text: 'Jira refused: you may not link issues in project PAY.' },
      { level: 'INFO', at: '2026-11-25T09:11:40Z', issue: null, text: 'Waited 12 s for Jira’s rate limit.' },
    ],
  }),
];

const words = ['Pay by invoice', 'Refunds in one step', 'Show the fee before paying', 'Retry a failed card', 'Export for accounting'];

/** Epics with stories with sub-tasks, 20,000 rows. */
function formula(): string {
  return Array.from({ length: 20_000 }, (_, row) => {
    const depth = row % 10 === 0 ? 0 : row % 5 === 1 ? 1 : 2;
    return `${row + 1}:${row === 0 ? 0 : depth}:${row === 0 ? '4/1' : 10_000 + row}`;
  }).join(',');
}

function values(rows: number[]) {
  const statuses = [
    ['To Do', 'new'],
    ['In Progress', 'indeterminate'],
    ['Done', 'done'],
  ] as const;
  return rows.map((row) => {
    const [status, statusCategory] = statuses[row % 3] ?? statuses[0];
    const type = row % 10 === 1 ? 'Epic' : row % 5 === 2 ? 'Story' : 'Sub-task';
    return { row, key: `PAY-${row}`, summary: words[row % words.length], type, status, statusCategory, issue: String(9_999 + row), name: null };
  });
}

/** One invented server; each keeps its own session and its own list of what it was sent. */
export class FakeServer {
  readonly sent: Sent[] = [];
  structures = structures;
  connections = connections;
  synchronizers = synchronizers;
  /** By connection; others have none and cannot have one. */
  webhooks: Record<string, WebhookStatus> = { con_1: noWebhook };
  jobs = jobs;
  signedIn = true;
  signInOffered = false;
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
        return ok({ user: 'admin', displayName: 'Ada Admin', administrator: true, synchronizers: this.synchronizersSeen });
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
      return path === '/connections/con_1/test' ? ok(tested) : problem(422, 'credential_refused', 'Jira refuses the secret.');
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
    this.connections = this.connections.map((each) =>
      each.id === 'con_2' ? { ...each, signedIn: { account: 'Ada Admin', over: false } } : each,
    );
    return ok({ connection: 'con_2' });
  }

  private link(method: string, { user = '', secret = '' }: { user?: string; secret?: string } = {}): Answer {
    if (secret === 'wrong') {
      return problem(422, 'credential_refused', 'Jira refuses the user or the secret. Nothing was changed.');
    }
    const yours: Yours =
      method === 'DELETE'
        ? { whoAsks: 'NONE_BUT_ANOTHERS', obstacle: 'admin has linked no Jira credential.', linked: null }
        : { whoAsks: 'LINKED', obstacle: null, linked: { name: 'Ada at Jira', user, expiresOn: null, expiresSoon: false } };
    this.connections = this.connections.map((each) => (each.id === 'con_1' ? { ...each, yours } : each));
    return method === 'DELETE' ? { status: 204 } : ok(this.connections[0]);
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

function ok(body: unknown): Answer {
  return { status: 200, body };
}

function page(values: readonly unknown[]): Answer {
  return ok({ values, nextCursor: null });
}

function found(body: unknown): Answer {
  return body === undefined ? problem(404, 'not_found', 'There is nothing with this number.') : ok(body);
}

function problem(status: number, code: string, detail: string): Answer {
  return { status, body: { status, code, detail, requestId: 'req_42' } };
}
