import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { post } from '../api/client';
import type { Plan } from '../api/types';

/** Whether the rule behind a plan can be asked again: an undo and a one-time import have none. */
export function canPlanAgain(plan: Plan): boolean {
  return plan.synchronizer !== null && plan.direction !== null;
}

/** Asks for a fresh plan of the same rule and direction, and drops the one at hand. */
export function usePlanAgain(plan: Plan, includeNeverLinked: boolean) {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async () => {
      const next = await post<{ job: string }>(`/synchronizers/${encodeURIComponent(plan.synchronizer?.id ?? '')}/plans`, {
        direction: plan.direction,
        enableAfter: false,
        includeNeverLinked,
      });
      // Only now: had the new plan been refused, this one would still be there.
      await post<void>(`/plans/${encodeURIComponent(plan.id)}/discard`);
      return next;
    },
    onSuccess: ({ job }) => void navigate(`/jobs/${job}`, { state: { openPlan: true } }),
  });
}
