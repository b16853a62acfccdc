// The shapes of the REST API, as far as the pages use them.

export type Direction = 'INTO_STRUCTURE' | 'FROM_STRUCTURE';

export interface Page<T> {
  values: T[];
  nextCursor?: string | null;
}

export interface Named {
  id: string;
  name: string;
}

export interface Me {
  user: string;
  displayName: string;
  administrator: boolean;
  /** What the person sees of synchronizers on this server. */
  synchronizers: 'SHOWN' | 'HIDDEN' | 'SHOWN_IN_SPITE_OF_THE_SETTING';
}

export type SiteLabel = 'PROD' | 'TEST' | 'SANDBOX';

export interface Connection extends Named {
  /** Grows with every change. */
  version: number;
  kind: 'CLOUD' | 'DATA_CENTER';
  baseUrl: string;
  label: SiteLabel;
  writable: boolean;
  /** Keys of the enabled projects; null means all. */
  projects: string[] | null;
  /** The last day of its credential; null where nobody knows. */
  expiresOn: string | null;
  expiresSoon: boolean;
  asServiceAccount: boolean;
  /** The account of this server that entered its credential or signed in; null where nobody noted it. */
  enteredBy: string | null;
  /** The pace that people set; null means as many as Jira allows. */
  requestsPerSecond: number | null;
  /** Whose sign-in with Atlassian it uses; over means that somebody has to sign in again. Null where it has a secret. */
  signedIn: { account: string; over: boolean } | null;
  yours: Yours;
}

/** What a connection is to the person who looks. */
export interface Yours {
  /** Whose credential the person's jobs use there, or why none. */
  whoAsks: 'LINKED' | 'CONNECTION' | 'NONE_SINCE_MOVED' | 'NONE_BUT_OF_A_SERVICE' | 'NONE_BUT_ANOTHERS';
  /** Why the person's jobs cannot ask Jira; null where they can. */
  obstacle: string | null;
  /** What the person linked; the user is empty where it is a token alone. */
  linked: { name: string; user: string; expiresOn: string | null; expiresSoon: boolean } | null;
}

/** How a connection hears of changes. */
export interface WebhookStatus {
  state: 'OFF' | 'ON' | 'OUTDATED';
  webhook: {
    /** Without the secret that it may hold. */
    address: string;
    setUpAt: string;
    setUpBy: string;
    lastReceived: string | null;
    received: number;
    /** How many of these named no issue. */
    passedOver: number;
    /** When something came that did not prove to be Jira's. */
    lastRefused: string | null;
  } | null;
  /** How many older ones may still stand in Jira. */
  leftBehind: number;
  /** What would be set up; null where nothing can be. */
  offer: WebhookOffer | null;
  /** Why nothing can be set up. */
  obstacle: string | null;
  /** How often Jira is asked beside it; null for never. */
  pollSeconds: number | null;
}

export interface WebhookOffer {
  baseUrl: string;
  /** Null means all. */
  projects: string[] | null;
}

export interface Permission {
  permission: string;
  name: string;
  neededFor: 'READING' | 'WRITING' | 'OPTIONAL';
  granted: boolean;
}

/** What a test of a connection found. */
export interface TestedConnection {
  verdict: 'GOOD' | 'LACKING_FOR_WRITING' | 'LACKING_FOR_READING';
  /** With what holds in all of the site. */
  account: { displayName: string; timeZone: string; permissions: Permission[] };
  site: { kind: Connection['kind']; version: string; timeZone: string; clockAheadSeconds: number | null };
  projects: { key: string; visible: boolean; permissions: Permission[] }[];
  /** Null where linking is switched off. */
  linkTypes: string[] | null;
  /** Null where none is set up. */
  webhook: { address: string; lastReceived: string | null } | null;
  fixes: { weight: 'STOPS_READING' | 'STOPS_WRITING' | 'REMARK'; sentence: string }[];
}

export type SynchronizerType = 'SUB_TASKS' | 'LINKS' | 'FILTER' | 'AGILE' | 'PARENT' | 'STATUS_ROLLUP';
export type SynchronizerState = 'DISABLED' | 'WATCHING' | 'ENABLED' | 'NOT_AVAILABLE';

export interface Structure extends Named {
  owner: string;
  connection: Named;
  rows: number;
  changedAt: string;
  synchronizers: { id: string; type: SynchronizerType; name: string; state: SynchronizerState }[];
}

export interface Forest {
  version: { signature: number; version: number };
  formula: string;
  itemTypes: Record<string, string>;
  /** What the rows that are no issues say, by row id; absent where there are none. */
  items?: Record<string, { type: string; name: string }>;
}

export type StatusCategory = 'new' | 'indeterminate' | 'done' | 'undefined';

export interface RowValues {
  row: number;
  key?: string | null;
  summary?: string | null;
  type?: string | null;
  status?: string | null;
  statusCategory?: StatusCategory | null;
  issue?: string | null;
  name?: string | null;
}

export type Parameters = Record<string, unknown>;

export interface Ability {
  supported: boolean;
  consequence?: string | null;
  reason?: string | null;
}

export interface Synchronizer extends Named {
  number: number;
  type: SynchronizerType;
  state: SynchronizerState;
  condition: { name: string; reason?: string | null };
  parameters: Parameters;
  runAs: string;
  lastRun: { job: string; state: JobState; endedAt?: string | null } | null;
  directions: Record<Direction, Ability>;
}

export interface LinkType extends Named {
  inward: string;
  outward: string;
}

export interface IssueType extends Named {
  subTask: boolean;
}

export type JobState =
  | 'WAITING'
  | 'PLANNING'
  | 'AWAITING_CONFIRMATION'
  | 'HALTED'
  | 'APPLYING'
  | 'FINISHED'
  | 'INCOMPLETE'
  | 'FAILED'
  | 'STOPPED'
  | 'DISCARDED'
  | 'EXPIRED';

export type Effect = 'APPLIED' | 'ALREADY_SO' | 'DRIFTED' | 'REFUSED' | 'FAILED' | 'UNKNOWN' | 'SKIPPED';

export interface JobMessage {
  at: string;
  level: 'INFO' | 'WARNING' | 'ERROR';
  issue: string | null;
  text: string;
}

export type JobKind = 'RESYNC' | 'IMPORT' | 'EXPORT' | 'UNDO' | 'RETRY';
export type JobPhase = 'QUEUED' | 'READ' | 'COMPARE' | 'WRITE' | 'VERIFY';

export interface Job {
  id: string;
  kind: JobKind;
  state: JobState;
  plan: string | null;
  phase: JobPhase;
  done: number;
  /** 0 while nobody knows it. */
  total: number;
  counts: Partial<Record<Effect, number>>;
  leftDifferent: number;
  /** How many values of others were replaced and could not be given back. */
  replaced: number;
  /** Empty in lists of jobs. */
  messages: JobMessage[];
  /** Why it does not go on just now. */
  waiting: string | null;
  structure: Named;
  /** Null for a one-time import or export, and where it was deleted. */
  synchronizer: Named | null;
  /** Null for an undo. */
  direction: Direction | null;
  requestedBy: string;
  createdAt: string;
  startedAt: string | null;
  endedAt: string | null;
}

export type ChangeKind =
  | 'ROW_ADD'
  | 'ROW_MOVE'
  | 'ROW_REMOVE'
  | 'LINK_CREATE'
  | 'LINK_DELETE'
  | 'EPIC_SET'
  | 'EPIC_REPLACE'
  | 'EPIC_CLEAR'
  | 'PARENT_SET'
  | 'PARENT_REPLACE'
  | 'PARENT_CLEAR'
  | 'RANK'
  | 'TRANSITION'
  | 'FIELD_SET';

export type Risk = 'NONE' | 'LOW' | 'MEDIUM' | 'HIGH' | 'OVER_LIMIT';

export interface Halt {
  code: string;
  message: string;
  /** Who must act before the plan may go on. */
  act: 'OWNER' | 'ADMINISTRATOR' | 'NOBODY';
  releasable: boolean;
  /** What it holds: the whole plan, or only an apply that includes removals. */
  blocks: 'PLAN' | 'REMOVALS';
}

/** What a person must know before confirming; it holds nothing back. */
export interface Warning {
  code: string;
  text: string;
}

export interface Plan {
  id: string;
  /** Null for an undo. */
  direction: Direction | null;
  state: 'READY' | 'APPLIED' | 'DISCARDED' | 'EXPIRED';
  counts: Partial<Record<ChangeKind, number>>;
  conflicts: number;
  skipped: number;
  unsettled: number;
  skips: { cause: string; count: number }[];
  halts: Halt[];
  warnings: Warning[];
  risk: Risk;
  issuesChanged: number;
  /** About how many requests Jira gets and how long they take; null where it is not written to. */
  cost: { reads: number; writes: number; seconds: number } | null;
  fingerprint: string;
  confirmPhrase: string | null;
  expiresAt: string;
  structure: Named;
  synchronizer: Named | null;
  connection: { name: string; label: SiteLabel };
  job: string;
  /** What carrying it out means, in a sentence. */
  consequence: string;
}

/** An issue that a plan leaves alone on purpose. */
export interface Skip {
  id: string;
  cause: string;
  /** Without a key where Jira did not show the issue. */
  issue: { id: string; key: string | null };
  row: number | null;
  /** The cause in a sentence. */
  reason: string;
}

/** Where a row stands, by row ids: 0 is the top level as a parent, and none as a neighbour. */
export interface RowPlace {
  under: number;
  after: number;
  before: number;
}

/** A link between two issues, by ids. */
export interface LinkEnds {
  linkType: string;
  source: string;
  destination: string;
}

/** What stands above an issue, by id. */
export type Above = { epic: string } | { parent: string };

/** A status, with its name as Jira told it. */
export interface StatusValue {
  status: string;
  name: string;
}

/** One field, with its value as JSON; empty for no value. */
export interface FieldValue {
  field: string;
  value: string;
}

export type ChangeValue = RowPlace | LinkEnds | Above | StatusValue | FieldValue;

export interface Change {
  id: string;
  kind: ChangeKind;
  synchronizer: string | null;
  issue: { id: string; key: string } | null;
  row: number | null;
  before: ChangeValue | null;
  after: ChangeValue | null;
  reason: string;
  destructive: boolean;
  /** Whether it starts ticked. */
  included: boolean;
  /** What became of it, once it was attempted. */
  effect: Effect | null;
  /** Somebody else's value that it replaced and that could not be given back. */
  replaced: ChangeValue | null;
  /** What there is to tell of the effect. */
  sentence: string | null;
}
