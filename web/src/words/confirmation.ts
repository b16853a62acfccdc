import type { ChangeKind, Halt, Plan } from '../api/types';
import { counted, type Extent, extentOf, kindsIn } from './changes';

/** How a plan, with what is ticked and released now, can be confirmed. */
export type Confirmation =
  /** There is nothing in the plan at all. */
  | { way: 'CLOSE' }
  /** The whole of it is held, so the halts stand in place of a button. */
  | { way: 'HALTED'; reason: string }
  /** It cannot be confirmed as it stands. */
  | { way: 'BLOCKED'; label: string; reason: string }
  /** One press: the structure alone is changed, and that can be undone exactly. */
  | { way: 'PRESS'; label: string }
  /** Jira is written to: a dialog warns, and asks for the number where the risk demands it. */
  | { way: 'DIALOG'; label: string; phrase: string | null };

export function confirmationOf(plan: Plan, ticked: readonly ChangeKind[], released: readonly string[]): Confirmation {
  const nothing = kindsIn(plan).length === 0;
  if (nothing && plan.halts.length === 0) {
    return { way: 'CLOSE' };
  }
  const open = haltsInTheWay(plan, ticked).filter((halt) => !released.includes(halt.code));
  if (nothing || open.some((halt) => halt.blocks === 'PLAN')) {
    const releasable = !nothing && open.every((halt) => halt.releasable);
    return { way: 'HALTED', reason: releasable ? 'Release the halt above first.' : 'The halt above must be mended first.' };
  }
  const extent = extentOf(plan, ticked);
  const label = buttonLabel(plan, extent);
  if (extent.rows + extent.jiraChanges === 0) {
    return { way: 'BLOCKED', label, reason: 'Tick what is to be done: nothing is included yet.' };
  }
  if (open.length > 0) {
    return { way: 'BLOCKED', label, reason: 'Release the halt above first, or leave out what it holds.' };
  }
  return extent.jiraChanges > 0 || plan.confirmPhrase !== null
    ? { way: 'DIALOG', label, phrase: plan.confirmPhrase }
    : { way: 'PRESS', label };
}

/** A halt on removals stands in the way only of an apply that includes some. */
export function haltsInTheWay(plan: Plan, ticked: readonly ChangeKind[]): Halt[] {
  return plan.halts.filter((halt) => halt.blocks === 'PLAN' || ticked.length > 0);
}

function buttonLabel(plan: Plan, extent: Extent): string {
  return extent.jiraChanges > 0
    ? `Change ${counted(extent.issues, 'issue')} in ${plan.connection.name}`
    : `Apply ${counted(extent.rows, 'change')} to the structure`;
}
