import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ChangeKind, Plan } from '../api/types';
import { Button } from '../parts/Button';
import { ProblemNote } from '../parts/ProblemNote';
import { type Confirmation, confirmationOf } from '../words/confirmation';
import { ConfirmDialog } from './ConfirmDialog';
import { canPlanAgain, usePlanAgain } from './planAgain';
import styles from './PlanReview.module.css';

export interface PlanFooterProps {
  plan: Plan;
  ticked: readonly ChangeKind[];
  released: readonly string[];
  busy: boolean;
  onApply: (confirm: string | null) => void;
  onDiscard: () => void;
}

export function PlanFooter({ plan, ticked, released, busy, onApply, onDiscard }: PlanFooterProps) {
  const navigate = useNavigate();
  const again = usePlanAgain(plan, false);
  const confirmation = confirmationOf(plan, ticked, released);
  if (confirmation.way === 'CLOSE') {
    return (
      <div className={styles.footer}>
        <span className={styles.whyNot}>There is nothing to write.</span>
        <Button kind="primary" onPress={() => void navigate(`/jobs/${plan.job}`)}>
          Close
        </Button>
      </div>
    );
  }
  return (
    <>
      <ProblemNote error={again.error} />
      <div className={styles.footer}>
        {'reason' in confirmation ? (
          <span id="why-not" className={styles.whyNot}>
            {confirmation.reason}
          </span>
        ) : null}
        <Button onPress={onDiscard} isDisabled={busy || again.isPending}>
          Discard
        </Button>
        {canPlanAgain(plan) ? (
          <Button onPress={() => again.mutate()} isDisabled={busy || again.isPending}>
            Plan again
          </Button>
        ) : null}
        {confirmation.way === 'HALTED' ? null : (
          <Confirm confirmation={confirmation} consequence={plan.consequence} busy={busy || again.isPending} onApply={onApply} />
        )}
      </div>
    </>
  );
}

interface ConfirmProps {
  confirmation: Exclude<Confirmation, { way: 'CLOSE' | 'HALTED' }>;
  consequence: string;
  busy: boolean;
  onApply: (confirm: string | null) => void;
}

/** The one button that carries the plan out; where Jira is written to, a dialog asks once more. */
function Confirm({ confirmation, consequence, busy, onApply }: ConfirmProps) {
  const [asking, setAsking] = useState(false);
  const blocked = confirmation.way === 'BLOCKED';
  return (
    <>
      <Button
        kind="primary"
        isDisabled={busy || blocked}
        aria-describedby={blocked ? 'why-not' : undefined}
        onPress={() => (confirmation.way === 'DIALOG' ? setAsking(true) : onApply(null))}
      >
        {confirmation.label}
      </Button>
      {asking && confirmation.way === 'DIALOG' ? (
        <ConfirmDialog
          label={confirmation.label}
          phrase={confirmation.phrase}
          consequence={consequence}
          onConfirm={(typed) => {
            setAsking(false);
            onApply(typed);
          }}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}
