import type { ChangeKind, Plan } from '../api/types';
import { humanized } from './states';

interface KindWords {
  side: 'STRUCTURE' | 'TRACKER';
  /** On the count that filters by it. */
  label: string;
  /** On the box that includes it; only destructive kinds have one. */
  optIn?: (count: number) => string;
}

/** Every kind of change in the order in which a plan shows them. */
export const kinds: Record<ChangeKind, KindWords> = {
  ROW_ADD: { side: 'STRUCTURE', label: 'Add' },
  ROW_MOVE: { side: 'STRUCTURE', label: 'Move' },
  ROW_REMOVE: {
    side: 'STRUCTURE',
    label: 'Remove',
    optIn: (n) => `Also remove ${counted(n, 'row')} from the structure`,
  },
  LINK_CREATE: { side: 'TRACKER', label: 'Link added' },
  LINK_DELETE: { side: 'TRACKER', label: 'Link removed', optIn: (n) => `Also remove ${counted(n, 'link')}` },
  EPIC_SET: { side: 'TRACKER', label: 'Epic set' },
  EPIC_REPLACE: { side: 'TRACKER', label: 'Epic replaced', optIn: (n) => `Also replace ${counted(n, 'epic')}` },
  EPIC_CLEAR: { side: 'TRACKER', label: 'Epic cleared', optIn: (n) => `Also clear ${counted(n, 'epic')}` },
  PARENT_SET: { side: 'TRACKER', label: 'Parent set' },
  PARENT_REPLACE: { side: 'TRACKER', label: 'Parent replaced', optIn: (n) => `Also replace ${counted(n, 'parent')}` },
  PARENT_CLEAR: { side: 'TRACKER', label: 'Parent cleared', optIn: (n) => `Also clear ${counted(n, 'parent')}` },
  RANK: { side: 'TRACKER', label: 'Rank' },
  TRANSITION: { side: 'TRACKER', label: 'Status' },
  FIELD_SET: { side: 'TRACKER', label: 'Field' },
};

const order = Object.keys(kinds) as ChangeKind[];

export function kindLabel(kind: ChangeKind): string {
  return kinds[kind]?.label ?? humanized(kind);
}

export function isDestructive(kind: ChangeKind): boolean {
  return kinds[kind]?.optIn !== undefined;
}

/** The kinds that a plan holds, with their numbers, in the order of showing. */
export function kindsIn(plan: Pick<Plan, 'counts'>): { kind: ChangeKind; count: number }[] {
  return order.map((kind) => ({ kind, count: plan.counts[kind] ?? 0 })).filter(({ count }) => count > 0);
}

function changesIn(plan: Plan): number {
  return kindsIn(plan).reduce((total, { count }) => total + count, 0);
}

export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? noun : `${noun}s`}`;
}

/** What an apply with these destructive kinds would write, by side. */
export interface Extent {
  rows: number;
  jiraChanges: number;
  issues: number;
}

export function extentOf(plan: Plan, ticked: readonly ChangeKind[]): Extent {
  const included = kindsIn(plan).filter(({ kind }) => !isDestructive(kind) || ticked.includes(kind));
  const sum = (side: KindWords['side']) =>
    included.filter(({ kind }) => kinds[kind].side === side).reduce((total, { count }) => total + count, 0);
  return { rows: sum('STRUCTURE'), jiraChanges: sum('TRACKER'), issues: plan.issuesChanged };
}

/** The first sentence of a plan: it names the side that will be changed, and the one that will not. */
export function headline(plan: Plan, extent: Extent): string {
  const site = plan.connection.name;
  if (kindsIn(plan).length === 0) {
    return plan.halts.length === 0 ? 'Already in step' : 'Halted before anything was planned. Nothing was changed.';
  }
  if (plan.state !== 'READY') {
    return `Plan of ${counted(changesIn(plan), 'change')}`;
  }
  const rows = `${counted(extent.rows, 'row')} of the structure`;
  if (extent.jiraChanges > 0 && extent.rows > 0) {
    return `${rows} and ${counted(extent.issues, 'issue')} in ${site} will be changed.`;
  }
  if (extent.jiraChanges > 0) {
    return `${counted(extent.issues, 'issue')} in ${site} will be changed. The structure stays as it is.`;
  }
  return extent.rows > 0
    ? `${rows} will be changed. Nothing is written to Jira.`
    : 'Nothing will be changed: no change is included.';
}
