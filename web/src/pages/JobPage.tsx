import { useEffect } from 'react';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { hasEnded, useJob } from '../api/queries';
import type { Effect, Job } from '../api/types';
import { ButtonLink } from '../parts/Button';
import { JobLozenge } from '../parts/Lozenge';
import { Moment } from '../parts/Moment';
import { Note } from '../parts/Note';
import { PageHead } from '../parts/PageHead';
import { ProblemNote } from '../parts/ProblemNote';
import { Waiting } from '../parts/Waiting';
import { counted } from '../words/changes';
import { jobInWords, replacedInWords } from '../words/jobs';
import { directionWords, effectWords, jobStateSentences } from '../words/states';
import { JobActions } from './JobActions';
import styles from './JobPage.module.css';
import { JobProgress } from './JobProgress';
import { jobTitle } from './Jobs';
import { JobTools } from './JobTools';
import { Messages } from './Messages';

/** Follows one job. Leaving the page never stops it. */
export function JobPage() {
  const { id = '' } = useParams();
  const job = useJob(id);
  useOpenPlan(job.data);
  return (
    <>
      <PageHead
        title={job.data === undefined ? 'Job' : jobTitle(job.data)}
        crumbs={[{ label: 'Jobs', to: '/jobs' }]}
        beside={job.data === undefined ? null : <JobLozenge state={job.data.state} />}
        actions={job.data === undefined ? null : <JobActions job={job.data} />}
      />
      <ProblemNote error={job.error} retry={() => void job.refetch()} />
      {job.isPending ? <Waiting what="Reading the job" /> : null}
      {job.data === undefined ? null : <JobBody job={job.data} />}
    </>
  );
}

/** Whoever has just started a resync is led on to its plan, once; who comes back to this page stays. */
function useOpenPlan(job: Job | undefined) {
  const navigate = useNavigate();
  const location = useLocation();
  const wanted = (location.state as { openPlan?: boolean } | null)?.openPlan === true;
  const plan = job !== undefined && waitsForPerson(job) ? job.plan : null;
  useEffect(() => {
    if (wanted && plan !== null) {
      void navigate(`/plans/${plan}`, { replace: true });
    }
  }, [wanted, plan, navigate]);
}

function waitsForPerson(job: Job): boolean {
  return job.state === 'AWAITING_CONFIRMATION' || job.state === 'HALTED';
}

function JobBody({ job }: { job: Job }) {
  return (
    <div className={styles.stack}>
      {waitsForPerson(job) && job.plan !== null ? (
        <Note tone="warning">
          <p>{jobStateSentences[job.state]}</p>
          <div>
            <ButtonLink to={`/plans/${job.plan}`}>
              Open the plan
            </ButtonLink>
          </div>
        </Note>
      ) : (
        <p className={styles.sentence} role="status">
          {jobInWords(job)}
          {job.waitingUntil === null ? null : (
            <>
              {' '}
              It goes on at <Moment at={job.waitingUntil} form="time" />.
            </>
          )}
        </p>
      )}
      {hasEnded(job.state) || waitsForPerson(job) ? null : <JobProgress job={job} />}
      <Effects job={job} />
      <Facts job={job} />
      <Messages messages={job.messages} />
      <JobTools job={job} />
    </div>
  );
}

const effects = Object.keys(effectWords) as Effect[];

/** How many changes came to which end; what never happened is not listed. */
function Effects({ job }: { job: Job }) {
  const shown = effects.filter((effect) => (job.counts[effect] ?? 0) > 0);
  if (shown.length === 0 && job.leftDifferent === 0 && job.replaced === 0) {
    return null;
  }
  return (
    <section aria-label="Effects" className={styles.effects}>
      {shown.map((effect) => (
        <div key={effect} className={styles.effect}>
          <strong>{(job.counts[effect] ?? 0).toLocaleString('en')}</strong>
          <span>{effectWords[effect]}</span>
        </div>
      ))}
      {job.leftDifferent === 0 ? null : (
        <div className={styles.effect}>
          <strong>{job.leftDifferent.toLocaleString('en')}</strong>
          <span>Left different</span>
        </div>
      )}
      {job.replaced === 0 ? null : (
        <div className={styles.effect}>
          <strong>{job.replaced.toLocaleString('en')}</strong>
          <span>Replaced, not given back</span>
        </div>
      )}
      {job.replaced === 0 ? null : (
        <p className={styles.left}>{replacedInWords(job.replaced)}</p>
      )}
      {job.leftDifferent === 0 ? null : (
        <p className={styles.left}>{counted(job.leftDifferent, 'difference')} stay, as you left them out.</p>
      )}
    </section>
  );
}

function Facts({ job }: { job: Job }) {
  return (
    <dl className={styles.facts}>
      <Fact name="Structure">
        <Link to={`/structures/${job.structure.id}`}>
          <bdi>{job.structure.name}</bdi>
        </Link>
      </Fact>
      <Fact name="Synchronizer">{job.synchronizer?.name}</Fact>
      <Fact name="Direction">{job.direction ? directionWords[job.direction] : null}</Fact>
      <Fact name="Plan">{job.plan === null || waitsForPerson(job) ? null : <Link to={`/plans/${job.plan}`}>Open the plan</Link>}</Fact>
      <Fact name="Requested by">{job.requestedBy}</Fact>
      <Fact name="Asks and writes in the name of">
        <bdi>{job.runAs}</bdi>
      </Fact>
      <Fact name="Requested">
        <Moment at={job.createdAt} />
      </Fact>
      <Fact name="Started">{job.startedAt ? <Moment at={job.startedAt} /> : null}</Fact>
      <Fact name="Ended">{job.endedAt ? <Moment at={job.endedAt} /> : null}</Fact>
      <Fact name="Number">
        <code>{job.id}</code>
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  if (children === null || children === undefined) {
    return null;
  }
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
