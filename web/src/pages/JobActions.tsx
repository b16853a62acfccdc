import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { post } from '../api/client';
import type { Job, JobState } from '../api/types';
import { Button, ButtonLink } from '../parts/Button';
import { ProblemNote } from '../parts/ProblemNote';

type Action = 'CANCEL' | 'STOP' | 'CONFIRM' | 'RELEASE' | 'DISCARD' | 'PLAN_AGAIN' | 'RETRY' | 'UNDO' | 'SHOW_RESULT';

const actionsOf: Record<JobState, Action[]> = {
  WAITING: ['CANCEL'],
  PLANNING: ['STOP'],
  AWAITING_CONFIRMATION: ['DISCARD', 'CONFIRM'],
  HALTED: ['PLAN_AGAIN', 'DISCARD', 'RELEASE'],
  APPLYING: ['STOP'],
  FINISHED: ['UNDO', 'SHOW_RESULT'],
  INCOMPLETE: ['UNDO', 'RETRY', 'SHOW_RESULT'],
  FAILED: ['UNDO', 'PLAN_AGAIN'],
  STOPPED: ['UNDO', 'PLAN_AGAIN'],
  DISCARDED: ['PLAN_AGAIN'],
  EXPIRED: ['PLAN_AGAIN'],
};

/** The buttons that the state of a job offers; what would do nothing is absent. */
export function JobActions({ job }: { job: Job }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const call = useMutation({
    mutationFn: ({ path, body }: { path: string; body?: unknown }) => post<{ job?: string } | undefined>(path, body),
    onSuccess: (answer) => {
      if (answer?.job !== undefined && answer.job !== job.id) {
        void navigate(`/jobs/${answer.job}`, { state: { openPlan: true } });
      } else {
        void client.invalidateQueries({ queryKey: ['job', job.id] });
      }
    },
  });
  const button = (label: string, path: string, body?: unknown) => (
    <Button key={label} isDisabled={call.isPending} onPress={() => call.mutate({ path, body })}>
      {label}
    </Button>
  );
  const own = `/jobs/${encodeURIComponent(job.id)}`;
  const offered: Record<Action, React.ReactNode> = {
    CANCEL: button('Cancel', `${own}/stop`),
    STOP: button('Stop', `${own}/stop`),
    RETRY: button('Retry failed items', `${own}/retry-failed`),
    UNDO: wroteSomething(job) ? button('Undo…', `${own}/undo-plan`) : null,
    DISCARD: job.plan === null ? null : button('Discard', `/plans/${encodeURIComponent(job.plan)}/discard`),
    CONFIRM: planLink(job, 'Confirm'),
    RELEASE: planLink(job, 'Release'),
    SHOW_RESULT: (
      <ButtonLink key="result" kind="primary" to={`/structures/${job.structure.id}`}>
        Show result
      </ButtonLink>
    ),
    PLAN_AGAIN:
      job.synchronizer !== null && job.direction !== null
        ? button('Plan again', `/synchronizers/${encodeURIComponent(job.synchronizer.id)}/plans`, {
            direction: job.direction,
            enableAfter: false,
            includeNeverLinked: false,
          })
        : null,
  };
  return (
    <>
      {actionsOf[job.state].map((action) => offered[action])}
      <ProblemNote error={call.error} />
    </>
  );
}

function planLink(job: Job, label: string) {
  return job.plan === null ? null : (
    <ButtonLink key={label} kind="primary" to={`/plans/${job.plan}`}>
      {label}
    </ButtonLink>
  );
}

function wroteSomething(job: Job): boolean {
  return (job.counts.APPLIED ?? 0) > 0 || (job.counts.UNKNOWN ?? 0) > 0;
}
