import type { Plan } from '../api/types';
import { Button } from '../parts/Button';
import { ProblemNote } from '../parts/ProblemNote';
import { counted } from '../words/changes';
import { canPlanAgain, usePlanAgain } from './planAgain';
import styles from './PlanReview.module.css';
import { SkipList } from './SkipList';

/** What the plan leaves alone, as numbers with causes and as a list. Never linked rows can be taken up by planning again. */
export function Skips({ plan }: { plan: Plan }) {
  const neverLinked = plan.skips.some(({ cause, count }) => cause === 'NEVER_LINKED' && count > 0);
  if (plan.skipped === 0 && plan.conflicts === 0 && plan.unsettled === 0) {
    return null;
  }
  return (
    <section className={styles.panel} aria-label="Left alone">
      {plan.conflicts === 0 ? null : (
        <p>
          {counted(plan.conflicts, 'conflict')}: both sides changed since they last agreed, and nothing is written for{' '}
          {plan.conflicts === 1 ? 'it' : 'them'}.
        </p>
      )}
      {plan.unsettled === 0 ? null : <p>Unsettled {plan.unsettled.toLocaleString('en')}: never agreed on by both sides.</p>}
      {plan.skipped === 0 ? null : <SkipList plan={plan} />}
      {neverLinked && plan.state === 'READY' && canPlanAgain(plan) ? <TakeUp plan={plan} /> : null}
    </section>
  );
}

function TakeUp({ plan }: { plan: Plan }) {
  const again = usePlanAgain(plan, true);
  return (
    <>
      <div>
        <Button onPress={() => again.mutate()} isDisabled={again.isPending}>
          Plan again with these
        </Button>
      </div>
      <ProblemNote error={again.error} />
    </>
  );
}
