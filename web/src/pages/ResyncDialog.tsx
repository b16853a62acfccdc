import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { post } from '../api/client';
import { useConnections } from '../api/queries';
import type { Direction, SiteLabel, Structure, Synchronizer } from '../api/types';
import { Button } from '../parts/Button';
import { Dialog, DialogButtons } from '../parts/Dialog';
import { ProblemNote } from '../parts/ProblemNote';
import { query } from '../words/parameters';
import { typeNames } from '../words/states';
import { DirectionCards } from './DirectionCards';
import styles from './ResyncDialog.module.css';
import { SiteName } from './SiteName';
import { ScopeWarning } from './Warnings';

export interface ResyncDialogProps {
  synchronizer: Synchronizer;
  structure: Structure;
  onClose: () => void;
}

/** Asks for the direction and nothing else. Neither is chosen beforehand, since only one of them is harmless. */
export function ResyncDialog({ synchronizer, structure, onClose }: ResyncDialogProps) {
  const navigate = useNavigate();
  const connection = useConnections().data?.find(({ id }) => id === structure.connection.id);
  const cards = useRef<HTMLDivElement>(null);
  const [direction, setDirection] = useState<Direction>();
  const [tooEarly, setTooEarly] = useState(false);
  const start = useMutation({
    mutationFn: (chosen: Direction) =>
      post<{ job: string }>(`/synchronizers/${encodeURIComponent(synchronizer.id)}/plans`, {
        direction: chosen,
        enableAfter: false,
        includeNeverLinked: false,
      }),
    onSuccess: ({ job }) => void navigate(`/jobs/${job}`, { state: { openPlan: true } }),
  });
  const press = () => {
    if (direction !== undefined) {
      start.mutate(direction);
      return;
    }
    setTooEarly(true);
    cards.current?.querySelector<HTMLInputElement>('input:not(:disabled)')?.focus();
  };
  return (
    <Dialog title="Resync" size="large" onClose={onClose}>
      <DirectionCards
        ref={cards}
        directions={connection?.writable === false ? withoutWriting(synchronizer.directions) : synchronizer.directions}
        chosen={direction}
        onChoose={(chosen) => {
          setDirection(chosen);
          setTooEarly(false);
        }}
        error={tooEarly ? 'Choose a direction.' : undefined}
      />
      {direction === 'FROM_STRUCTURE' ? <ScopeWarning parameters={synchronizer.parameters} /> : null}
      <Scope synchronizer={synchronizer} structure={structure} label={connection?.label} />
      <ProblemNote error={start.error} />
      <DialogButtons>
        <Button onPress={onClose}>Cancel</Button>
        <div className={styles.start}>
          <Button kind="primary" onPress={press} isDisabled={start.isPending} aria-describedby="start-meaning">
            Start Resync
          </Button>
          <span id="start-meaning" className={styles.subtitle}>
            prepares a preview; nothing is written yet
          </span>
        </div>
      </DialogButtons>
    </Dialog>
  );
}

type Directions = Synchronizer['directions'];

/** What the type cannot do at all is the better reason, so it stays. */
function withoutWriting(directions: Directions): Directions {
  return directions.FROM_STRUCTURE.supported
    ? { ...directions, FROM_STRUCTURE: { supported: false, reason: 'Writing to this Jira is switched off.' } }
    : directions;
}

function Scope({ synchronizer, structure, label }: Omit<ResyncDialogProps, 'onClose'> & { label: SiteLabel | undefined }) {
  const asked = query(synchronizer.parameters.query);
  return (
    <dl className={styles.scope}>
      <dt>Synchronizer</dt>
      <dd>
        <bdi>{synchronizer.name}</bdi> ({typeNames[synchronizer.type] ?? synchronizer.type})
      </dd>
      <dt>Structure</dt>
      <dd>
        <bdi>{structure.name}</bdi>
      </dd>
      <dt>Connection</dt>
      <dd>
        <SiteName name={structure.connection.name} label={label} />
      </dd>
      {asked === '' ? null : (
        <>
          <dt>JQL</dt>
          <dd>
            <code>{asked}</code>
          </dd>
        </>
      )}
      <dt>Run as User</dt>
      <dd>{synchronizer.runAs}</dd>
    </dl>
  );
}
