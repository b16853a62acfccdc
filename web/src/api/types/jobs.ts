import type { Direction, Named } from './common';

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
  /** When that is over; null where nobody knows. */
  waitingUntil: string | null;
  structure: Named;
  /** Null for a one-time import or export, and where it was deleted. */
  synchronizer: Named | null;
  /** Null for an undo. */
  direction: Direction | null;
  requestedBy: string;
  /** The account in whose name it asks and writes. */
  runAs: string;
  createdAt: string;
  startedAt: string | null;
  endedAt: string | null;
}
