import type { Connection, Direction, Effect, JobKind, JobState, SiteLabel, SynchronizerState, SynchronizerType } from '../api/types';

export const typeNames: Record<SynchronizerType, string> = {
  SUB_TASKS: 'Sub-Tasks',
  LINKS: 'Links',
  FILTER: 'Filter',
  AGILE: 'Agile',
  PARENT: 'Parent',
  STATUS_ROLLUP: 'Status Rollup',
};

export const synchronizerStateWords: Record<SynchronizerState, string> = {
  DISABLED: 'Disabled',
  WATCHING: 'Watching',
  ENABLED: 'Enabled',
  NOT_AVAILABLE: 'Not Available',
};

export const jobStateWords: Record<JobState, string> = {
  WAITING: 'Waiting',
  PLANNING: 'Planning',
  AWAITING_CONFIRMATION: 'Awaiting confirmation',
  HALTED: 'Halted',
  APPLYING: 'Applying',
  FINISHED: 'Finished',
  INCOMPLETE: 'Incomplete',
  FAILED: 'Failed',
  STOPPED: 'Stopped',
  DISCARDED: 'Discarded',
  EXPIRED: 'Expired',
};

export const jobStateSentences: Record<JobState, string> = {
  WAITING: 'Behind another job of this structure.',
  PLANNING: 'Reads both sides and compares them. Nothing is written yet.',
  AWAITING_CONFIRMATION: 'The plan is ready. Nothing is written until you confirm it.',
  HALTED: 'Stopped before writing: a person must look at it.',
  APPLYING: 'Writes the confirmed changes.',
  FINISHED: 'All included changes are true.',
  INCOMPLETE: 'Some changes did not come true.',
  FAILED: 'A fault ended the job: a person must look at it. What was written is counted below.',
  STOPPED: 'Stopped by a person. What was written is counted below.',
  DISCARDED: 'The plan was discarded. Nothing was written.',
  EXPIRED: 'The plan expired. Nothing was written.',
};

export const effectWords: Record<Effect, string> = {
  APPLIED: 'Applied',
  ALREADY_SO: 'Already so',
  DRIFTED: 'Changed meanwhile, not written',
  REFUSED: 'Refused by Jira',
  FAILED: 'Failed',
  UNKNOWN: 'Answer lost, looking again',
  SKIPPED: 'Skipped',
};

export const siteKindWords: Record<Connection['kind'], string> = {
  CLOUD: 'Jira Cloud',
  DATA_CENTER: 'Jira Data Center',
};

export const siteLabelWords: Record<SiteLabel, string> = {
  PROD: 'PROD',
  TEST: 'TEST',
  SANDBOX: 'Sandbox',
};

export const directionWords: Record<Direction, string> = {
  INTO_STRUCTURE: 'Into Structure',
  FROM_STRUCTURE: 'From Structure',
};

export const jobKindWords: Record<JobKind, string> = {
  RESYNC: 'Resync',
  IMPORT: 'Import',
  EXPORT: 'Export',
  UNDO: 'Undo',
  RETRY: 'Retry',
};

const conditionWords: Record<string, string> = {
  IDLE: 'On track',
  QUEUED: 'Waits for its turn',
  RUNNING: 'Runs now',
  WAITING_FOR_JIRA: 'Waits for Jira',
  HALTED: 'Action required',
  NEEDS_RESYNC: 'Needs a resync',
};

export function conditionInWords(name: string): string {
  return conditionWords[name] ?? humanized(name);
}

/** `ROW_ADD` as a person would write it: "Row add". For names this page does not know yet. */
export function humanized(name: string): string {
  const words = name.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
