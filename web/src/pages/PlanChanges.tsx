import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { ToggleButton } from 'react-aria-components';
import { useChanges } from '../api/queries';
import type { Change, ChangeKind, Plan } from '../api/types';
import { Button } from '../parts/Button';
import { ProblemNote } from '../parts/ProblemNote';
import table from '../parts/table.module.css';
import { Waiting } from '../parts/Waiting';
import { isDestructive, kindLabel, kindsIn } from '../words/changes';
import { valueInWords } from '../words/values';
import { KindIcon } from './KindIcon';
import styles from './PlanReview.module.css';

/** The counts, each a filter, and below them one line per change. */
export function PlanChanges({ plan, ticked }: { plan: Plan; ticked: readonly ChangeKind[] }) {
  const [kind, setKind] = useState<ChangeKind>();
  const changes = useChanges(plan.id, kind);
  const all = changes.data?.pages.flatMap((page) => page.values) ?? [];
  return (
    <section className={styles.changes} aria-label="Changes">
      <div className={styles.chips} role="group" aria-label="Show only">
        {kindsIn(plan).map((each) => (
          <ToggleButton
            key={each.kind}
            className={styles.chip ?? ''}
            isSelected={kind === each.kind}
            onChange={(selected) => setKind(selected ? each.kind : undefined)}
          >
            <KindIcon kind={each.kind} />
            {kindLabel(each.kind)} {each.count.toLocaleString('en')}
          </ToggleButton>
        ))}
      </div>
      <ProblemNote error={changes.error} />
      {changes.isPending ? <Waiting what="Reading the changes" /> : null}
      {changes.data === undefined ? null : (
        <div className={table.frame}>
          <ChangeTable changes={all} ticked={ticked} />
          {changes.hasNextPage ? (
            <div className={table.more}>
              <Button onPress={() => void changes.fetchNextPage()} isDisabled={changes.isFetchingNextPage}>
                Show more
              </Button>
            </div>
          ) : null}
        </div>
      )}
    </section>
  );
}

function ChangeTable({ changes, ticked }: { changes: readonly Change[]; ticked: readonly ChangeKind[] }) {
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
          <ChangeLine key={change.id} change={change} leftOut={isDestructive(change.kind) && !ticked.includes(change.kind)} />
        ))}
      </tbody>
    </table>
  );
}

function ChangeLine({ change, leftOut }: { change: Change; leftOut: boolean }) {
  return (
    <tr className={leftOut ? styles.leftOut : undefined}>
      <td className={table.once}>
        <span className={styles.kind}>
          <KindIcon kind={change.kind} />
          {kindLabel(change.kind)}
        </span>
        {leftOut ? <div className={styles.remark}>Left out</div> : null}
      </td>
      <th scope="row" className={table.once}>
        {change.issue?.key ?? (change.row === null ? '–' : `Row ${change.row}`)}
      </th>
      <td>
        <span className={styles.values}>
          <span className={styles.before}>{valueInWords(change.before)}</span>
          <ArrowRight size={16} aria-label="to" />
          <span>{valueInWords(change.after)}</span>
        </span>
      </td>
      <td className={table.muted}>{change.reason}</td>
    </tr>
  );
}
