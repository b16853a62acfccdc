import { useMemo, useState } from 'react';
import { ToggleButton } from 'react-aria-components';
import { useChanges } from '../api/queries';
import type { ChangeKind, Plan } from '../api/types';
import { Button } from '../parts/Button';
import { ProblemNote } from '../parts/ProblemNote';
import table from '../parts/table.module.css';
import { Waiting } from '../parts/Waiting';
import { isDestructive, kindLabel, kindsIn } from '../words/changes';
import { ChangeTable } from './ChangeTable';
import { KindIcon } from './KindIcon';
import { usePlanNames } from './planNames';
import styles from './PlanReview.module.css';

/** The counts, each a filter, and below them one line per change. */
export function PlanChanges({ plan, ticked }: { plan: Plan; ticked: readonly ChangeKind[] }) {
  const [kind, setKind] = useState<ChangeKind>();
  const changes = useChanges(plan.id, kind);
  const all = useMemo(() => changes.data?.pages.flatMap((page) => page.values) ?? [], [changes.data]);
  const names = usePlanNames(plan.structure.id, all);
  // Of a plan that is settled, each change tells its own effect.
  const leftOut = kindsIn(plan)
    .map((each) => each.kind)
    .filter((each) => plan.state === 'READY' && isDestructive(each) && !ticked.includes(each));
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
          <ChangeTable changes={all} leftOut={leftOut} names={names} />
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
