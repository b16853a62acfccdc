import { useEffect, useRef, useState } from 'react';
import { Label, ProgressBar } from 'react-aria-components';
import type { Job, JobPhase } from '../api/types';
import { remainingInWords } from '../words/pace';
import styles from './JobPage.module.css';

const phases: { name: JobPhase; label: string }[] = [
  { name: 'READ', label: 'Read Jira' },
  { name: 'COMPARE', label: 'Compare' },
  { name: 'WRITE', label: 'Write' },
  { name: 'VERIFY', label: 'Verify' },
];

/** The four phases, and how far the present one has come. */
export function JobProgress({ job }: { job: Job }) {
  const current = phases.findIndex(({ name }) => name === job.phase);
  const total = job.total;
  const done = Math.min(job.done, total);
  const label = phases[current]?.label ?? 'Waiting';
  const figures = total > 0 ? `${done.toLocaleString('en')} of ${total.toLocaleString('en')}` : '';
  const remaining = useRemaining(job.phase, done, total);
  return (
    <section className={styles.progress} aria-label="Progress">
      <ol className={styles.phases}>
        {phases.map((each, index) => (
          <li key={each.label} aria-current={index === current ? 'step' : undefined} data-done={index < current}>
            {each.label}
          </li>
        ))}
      </ol>
      <ProgressBar className={styles.bar ?? ''} value={done} maxValue={Math.max(total, 1)} isIndeterminate={total === 0}>
        <Label className={styles.barLabel ?? ''}>
          <span>{label}</span>
          <span>{remaining === undefined ? figures : `${figures}, ${remaining}`}</span>
        </Label>
        <div className={styles.track}>
          <div
            className={total === 0 ? `${styles.fill} ${styles.unknown}` : styles.fill}
            style={total === 0 ? undefined : { width: `${(100 * done) / total}%` }}
          />
        </div>
      </ProgressBar>
      <p className={styles.leaving}>Leaving this page does not stop the job.</p>
      <Spoken text={`${label} ${figures}`} />
    </section>
  );
}

/** Rate and remaining time of a phase, once it was watched long enough to tell. */
function useRemaining(phase: JobPhase, done: number, total: number): string | undefined {
  const start = useRef<{ phase: JobPhase; done: number; at: number }>(undefined);
  const now = performance.now();
  useEffect(() => {
    if (start.current?.phase !== phase) {
      start.current = { phase, done, at: now };
    }
  });
  const from = start.current;
  return from?.phase === phase ? remainingInWords({ milliseconds: now - from.at, done: done - from.done, left: total - done }) : undefined;
}

const SPOKEN_AT_MOST_EVERY = 10_000;

/** Progress for those who hear it: at most every ten seconds. */
function Spoken({ text }: { text: string }) {
  const [spoken, setSpoken] = useState(text);
  const latest = useRef(text);
  useEffect(() => {
    latest.current = text;
  }, [text]);
  useEffect(() => {
    const timer = setInterval(() => setSpoken(latest.current), SPOKEN_AT_MOST_EVERY);
    return () => clearInterval(timer);
  }, []);
  return (
    <span className={styles.spoken} role="status">
      {spoken}
    </span>
  );
}
