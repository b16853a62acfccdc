import { ArrowRight } from 'lucide-react';
import type { Change, ChangeKind } from '../api/types';
import { EffectLozenge } from '../parts/Lozenge';
import table from '../parts/table.module.css';
import { kindLabel } from '../words/changes';
import type { Name, Names } from '../words/names';
import { valueInWords } from '../words/values';
import { KindIcon } from './KindIcon';
import styles from './PlanReview.module.css';

export interface ChangeTableProps {
  changes: readonly Change[];
  /** Destructive kinds that nobody ticked. */
  leftOut: readonly ChangeKind[];
  names: Names;
}

/** One line per change, in the plan's order. */
export function ChangeTable({ changes, leftOut, names }: ChangeTableProps) {
  return (
    <table className={table.table} aria-label="Changes">
      <thead>
        <tr>
          <th scope="col">Change</th>
          <th scope="col">Issue</th>
          <th scope="col">Before → after</th>
          <th scope="col">Reason</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <ChangeLine key={change.id} change={change} leftOut={leftOut.includes(change.kind)} names={names} />
        ))}
      </tbody>
    </table>
  );
}

function ChangeLine({ change, leftOut, names }: { change: Change; leftOut: boolean; names: Names }) {
  const { short, title } = nameOf(change, names);
  return (
    <tr className={leftOut ? styles.leftOut : undefined}>
      <td className={table.once}>
        <span className={styles.kind}>
          <KindIcon kind={change.kind} />
          {kindLabel(change.kind)}
        </span>
        {leftOut ? <div className={styles.remark}>Left out</div> : null}
        {change.effect === null ? null : (
          <div>
            <EffectLozenge effect={change.effect} />
          </div>
        )}
        {change.sentence === null ? null : <div className={styles.remark}>{change.sentence}</div>}
      </td>
      <th scope="row" className={styles.issue}>
        <span className={table.once}>{short}</span>
        {title === undefined ? null : <div className={styles.title}>{title}</div>}
      </th>
      <td>
        <span className={styles.values}>
          <span className={styles.before}>{valueInWords(change, change.before, names)}</span>
          <span className={styles.after}>
            <ArrowRight size={16} aria-label="to" />
            <span>{valueInWords(change, change.after, names)}</span>
          </span>
        </span>
      </td>
      <td className={table.muted}>{change.reason}</td>
    </tr>
  );
}

/** The row's own name; where the plan is about to add it, the issue's key is all there is. */
function nameOf({ row, issue }: Change, names: Names): Name {
  const named = row === null ? (issue === null ? undefined : names.issue(issue.id)) : names.row(row);
  return named?.title === undefined && issue !== null ? { short: issue.key } : (named ?? { short: '–' });
}
