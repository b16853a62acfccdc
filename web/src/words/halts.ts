import type { Halt } from '../api/types';
import { humanized } from './states';

interface HaltWords {
  title: string;
  /** What has to be done, where that can be said more closely than by whom. */
  remedy?: string;
}

const whoMustAct: Record<Halt['act'], string> = {
  OWNER: 'The owner of the synchronizer must look at it.',
  ADMINISTRATOR: 'An administrator must look at it.',
  NOBODY: 'Nobody has to act.',
};

const halts: Record<string, HaltWords> = {
  ONE_SIDE_EMPTY: { title: 'One side is empty' },
  TOO_MANY_REMOVALS: { title: 'Too many removals' },
  QUERY_FAILED: { title: 'Jira refused the query', remedy: 'Its query must be mended.' },
  INCOMPLETE_SIGHT: { title: 'Incomplete read', remedy: 'Plan again first.' },
  TRACKER_UNREACHABLE: { title: 'Jira cannot be reached', remedy: 'Plan again once Jira answers.' },
  TRACKER_THROTTLED: { title: 'Jira asks to wait', remedy: 'Plan again once Jira is asked less.' },
  DEAD_TOKEN: { title: 'Jira refused the credential', remedy: 'A valid one must be entered, or linked again, on the page Connections.' },
};

export function haltTitle(code: string): string {
  return halts[code]?.title ?? humanized(code);
}

/** Who must act, and what has to be done where that is known. */
export function wayOut({ act, code }: Halt): string {
  const remedy = halts[code]?.remedy;
  return remedy === undefined ? whoMustAct[act] : `${whoMustAct[act]} ${remedy}`;
}
