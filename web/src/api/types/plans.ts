import type { Direction, Named } from './common';
import type { SiteLabel } from './connections';
import type { Effect } from './jobs';

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
