import type { Job } from '../api/types';
import { jobStateSentences } from './states';

/** Where the job stands, in a sentence; a waiting one says what for, a stopped one how far it came. */
export function jobInWords(job: Job): string {
  if (job.waiting !== null) {
    return job.waiting;
  }
  if (job.state === 'STOPPED' && job.phase === 'WRITE' && job.total > 0) {
    const figure = (number: number) => number.toLocaleString('en');
    return `${figure(job.done)} of ${figure(job.total)} done, ${figure(job.total - job.done)} untouched`;
  }
  if (job.state === 'FINISHED' && job.leftDifferent === 0 && Object.values(job.counts).every((count) => count === 0)) {
    return 'Already in step. Nothing was written.';
  }
  return jobStateSentences[job.state];
}

/** The job with its messages as plain text, one line each. */
export function logOf(job: Job): string {
  const lines = job.messages.map(({ at, level, issue, text }) => [at, level, issue, text].filter((part) => part !== null).join(' '));
  const counts = Object.entries(job.counts).map(([effect, count]) => `${effect} ${count}`);
  const head = [`${job.id} ${job.kind} ${job.state}`, ...counts, `left different ${job.leftDifferent}`];
  return `${[...head, '', ...lines].join('\n')}\n`;
}
