import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { post } from '../api/client';
import type { Plan } from '../api/types';
import { Button } from '../parts/Button';
import { ProblemNote } from '../parts/ProblemNote';
import { counted } from '../words/changes';
import { humanized } from '../words/states';
import styles from './PlanReview.module.css';

const reasons: Record<string, string> = {
  NEVER_LINKED: 'never linked',
  WOULD_LOOP: 'would stand below themselves',
};

/** What the plan leaves alone, as numbers with reasons. Never linked rows can be taken up by planning again. */
export function Skips({ plan }: { plan: Plan }) {
  const neverLinked = plan.skips.some(({ reason, count }) => reason === 'NEVER_LINKED' && count > 0);
  if (plan.skipped === 0 && plan.conflicts === 0) {
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
      {plan.skipped === 0 ? null : (
        <p>
          Skipped {plan.skipped.toLocaleString('en')}
          {plan.skips.length === 0
            ? '.'
            : `: ${plan.skips.map(({ reason, count }) => `${reasons[reason] ?? humanized(reason).toLowerCase()} ${count}`).join(', ')}.`}
        </p>
      )}
      {neverLinked && plan.state === 'READY' && plan.synchronizer !== null ? (
        <PlanAgain plan={plan} synchronizer={plan.synchronizer.id} />
      ) : null}
    </section>
  );
}

function PlanAgain({ plan, synchronizer }: { plan: Plan; synchronizer: string }) {
  const navigate = useNavigate();
  const again = useMutation({
    mutationFn: async () => {
      const next = await post<{ job: string }>(`/synchronizers/${encodeURIComponent(synchronizer)}/plans`, {
        direction: plan.direction,
        enableAfter: false,
        includeNeverLinked: true,
      });
      // Only now: had the new plan been refused, this one would still be there.
      await post<void>(`/plans/${encodeURIComponent(plan.id)}/discard`);
      return next;
    },
    onSuccess: ({ job }) => void navigate(`/jobs/${job}`, { state: { openPlan: true } }),
  });
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
