import type { Direction, Named } from './common';
import type { JobState } from './jobs';

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
