import { useEffect, useRef, useState } from 'react';
import { Label, ProgressBar } from 'react-aria-components';
import type { Job } from '../api/types';
import { humanized } from '../words/states';
import styles from './JobPage.module.css';

const phases = [
  { label: 'Read Jira', names: ['READ', 'SEE'] },
  { label: 'Compare', names: ['COMPARE', 'PLAN'] },
  { label: 'Write', names: ['WRITE', 'WRITING', 'APPLY'] },
  { label: 'Verify', names: ['VERIFY'] },
];

/** The four phases, and how far the present one has come. */
export function JobProgress({ job }: { job: Job }) {
  const phase = (job.phase ?? '').toUpperCase();
  const current = phases.findIndex(({ names }) => names.some((name) => phase.startsWith(name)));
  const total = job.total ?? 0;
  const done = Math.min(job.done ?? 0, total);
  const label = current >= 0 ? (phases[current]?.label ?? '') : phase === '' ? 'Waiting' : humanized(phase);
  const figures = total > 0 ? `${done.toLocaleString('en')} of ${total.toLocaleString('en')}` : '';
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
          <span>{figures}</span>
        </Label>
        <div className={styles.track}>
          <div
            className={total === 0 ? `${styles.fill} ${styles.unknown}` : styles.fill}
            style={total === 0 ? undefined : { width: `${(100 * done) / total}%` }}
          />
        </div>
      </ProgressBar>
      <Spoken text={`${label} ${figures}`} />
    </section>
  );
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
