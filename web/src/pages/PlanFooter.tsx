import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ChangeKind, Plan } from '../api/types';
import { Button } from '../parts/Button';
import { confirmationOf } from '../words/confirmation';
import { ConfirmDialog } from './ConfirmDialog';
import styles from './PlanReview.module.css';

export interface PlanFooterProps {
  plan: Plan;
  ticked: readonly ChangeKind[];
  released: readonly string[];
  consequence: string | null;
  busy: boolean;
  onApply: (confirm: string | null) => void;
  onDiscard: () => void;
}

export function PlanFooter(props: PlanFooterProps) {
  const { plan, ticked, released, consequence, busy, onApply, onDiscard } = props;
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const confirmation = confirmationOf(plan, ticked, released);
  if (confirmation.way === 'CLOSE') {
    return (
      <div className={styles.footer}>
        <span className={styles.whyNot}>Both sides hold the same. There is nothing to write.</span>
        <Button kind="primary" onPress={() => void navigate(`/jobs/${plan.job}`)}>
          Close
        </Button>
      </div>
    );
  }
  const blocked = confirmation.way === 'BLOCKED';
  return (
    <div className={styles.footer}>
      {blocked ? (
        <span id="why-not" className={styles.whyNot}>
          {confirmation.reason}
        </span>
      ) : null}
      <Button onPress={onDiscard} isDisabled={busy}>
        Discard
      </Button>
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
    </div>
  );
}
