import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { post } from '../api/client';
import { usePlan, useSynchronizers } from '../api/queries';
import type { ChangeKind, Plan } from '../api/types';
import { Tick } from '../parts/fields';
import { Lozenge } from '../parts/Lozenge';
import { Moment } from '../parts/Moment';
import { Note } from '../parts/Note';
import { PageHead } from '../parts/PageHead';
import { ProblemNote } from '../parts/ProblemNote';
import { extentOf, headline, isDestructive, kinds, kindsIn } from '../words/changes';
import { costInWords } from '../words/pace';
import { directionWords } from '../words/states';
import { Halts } from './Halts';
import { PlanChanges } from './PlanChanges';
import { PlanFooter } from './PlanFooter';
import styles from './PlanReview.module.css';
import { SiteName } from './SiteName';
import { Skips } from './Skips';
import { Warnings } from './Warnings';

export interface PlanReviewProps {
  opened: Plan;
  tickedAtFirst: ChangeKind[];
}

/** What the person has decided about the plan so far lives here; the server says how risky that choice is. */
export function PlanReview({ opened, tickedAtFirst }: PlanReviewProps) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [ticked, setTicked] = useState<ChangeKind[]>(tickedAtFirst);
  const [released, setReleased] = useState<string[]>([]);
  const chosen = usePlan(opened.id, ticked);
  const plan = chosen.data ?? opened;
  const synchronizers = useSynchronizers(opened.structure.id);
  const rule = synchronizers.data?.find(({ id }) => id === plan.synchronizer?.id);
  const afterwards = (job: string) => {
    void client.invalidateQueries();
    void navigate(`/jobs/${job}`);
  };
  const apply = useMutation({
    mutationFn: (confirm: string | null) =>
      post<{ job: string }>(`/plans/${encodeURIComponent(plan.id)}/apply`, {
        fingerprint: plan.fingerprint,
        include: ticked,
        ...(confirm === null ? {} : { confirm }),
        release: released,
      }),
    onSuccess: ({ job }) => afterwards(job),
  });
  const discard = useMutation({
    mutationFn: () => post<void>(`/plans/${encodeURIComponent(plan.id)}/discard`),
    onSuccess: () => afterwards(plan.job),
  });
  const title = headline(plan, extentOf(plan, ticked));
  const ready = plan.state === 'READY';
  const empty = kindsIn(plan).length === 0;
  return (
    <>
      <PageHead title={title} name="Plan" crumbs={[{ label: 'Jobs', to: '/jobs' }, { label: 'Job', to: `/jobs/${plan.job}` }]}>
        <Facts plan={plan} runAs={rule?.runAs} />
      </PageHead>
      <div className={styles.stack}>
        {ready || empty ? null : <Settled plan={plan} />}
        {ready ? <Halts halts={plan.halts} released={released} onRelease={setReleased} /> : null}
        {ready ? <Warnings warnings={plan.warnings} /> : null}
        {ready ? <OptIns plan={plan} ticked={ticked} onTick={setTicked} /> : null}
        <Skips plan={plan} />
        {empty ? null : <PlanChanges plan={plan} ticked={ticked} />}
        <ProblemNote error={apply.error ?? discard.error ?? chosen.error} />
        {ready || empty ? (
          <PlanFooter
            plan={plan}
            ticked={ticked}
            released={released}
            // Risk and number must be those of the present choice before anybody may confirm it.
            busy={chosen.isFetching || apply.isPending || discard.isPending}
            onApply={(confirm) => apply.mutate(confirm)}
            onDiscard={() => discard.mutate()}
          />
        ) : null}
      </div>
    </>
  );
}

function Facts({ plan, runAs }: { plan: Plan; runAs: string | undefined }) {
  return (
    <ul className={styles.facts}>
      <li>
        <Lozenge tone="outlined">{plan.direction === null ? 'Undo' : directionWords[plan.direction]}</Lozenge>
      </li>
      <li>
        Structure{' '}
        <Link to={`/structures/${plan.structure.id}`}>
          <bdi>{plan.structure.name}</bdi>
        </Link>
      </li>
      <li>
        Connection <SiteName name={plan.connection.name} label={plan.connection.label} />
      </li>
      {plan.synchronizer === null ? null : <li>
          Synchronizer <bdi>{plan.synchronizer.name}</bdi>
        </li>}
      {runAs === undefined ? null : <li>Runs as {runAs}</li>}
      {plan.cost === null ? null : <li>{costInWords(plan.cost)}</li>}
      <li>
        Valid until <Moment at={plan.expiresAt} />
      </li>
    </ul>
  );
}

const settledSentences: Record<Exclude<Plan['state'], 'READY'>, string> = {
  APPLIED: 'This plan was confirmed. Its job says what came of it.',
  DISCARDED: 'This plan was discarded. Nothing was written.',
  EXPIRED: 'This plan expired. Nothing was written; start the resync again for a fresh one.',
};

function Settled({ plan }: { plan: Plan }) {
  return (
    <Note tone="info">
      <p>
        {plan.state === 'READY' ? null : settledSentences[plan.state]} <Link to={`/jobs/${plan.job}`}>Open the job</Link>
      </p>
    </Note>
  );
}

interface OptInsProps {
  plan: Plan;
  ticked: readonly ChangeKind[];
  onTick: (ticked: ChangeKind[]) => void;
}

/** One box per kind that takes something away. */
function OptIns({ plan, ticked, onTick }: OptInsProps) {
  const destructive = kindsIn(plan).filter(({ kind }) => isDestructive(kind));
  if (destructive.length === 0) {
    return null;
  }
  const toggle = (kind: ChangeKind, selected: boolean) =>
    onTick(destructive.map((each) => each.kind).filter((each) => (each === kind ? selected : ticked.includes(each))));
  return (
    <section className={styles.panel} aria-labelledby="opt-ins">
      <h2 id="opt-ins">What takes something away</h2>
      {destructive.map(({ kind, count }) => (
        <Tick key={kind} selected={ticked.includes(kind)} onChange={(selected) => toggle(kind, selected)}>
          {kinds[kind].optIn?.(count)}
        </Tick>
      ))}
    </section>
  );
}
