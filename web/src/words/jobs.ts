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

/** That values of others were lost, where to read which, and how they come back. */
export function replacedInWords(replaced: number): string {
  const values = replaced === 1 ? 'A value that somebody set' : `${replaced.toLocaleString('en')} values that somebody set`;
  const [were, them] = replaced === 1 ? ['was', 'it'] : ['were', 'them'];
  return `${values} in the moment before the write ${were} replaced and could not be given back. The messages name ${them}; Undo brings ${them} back.`;
}

/** The job with its messages as plain text, one line each. */
export function logOf(job: Job): string {
  const lines = job.messages.map(({ at, level, issue, text }) => [at, level, issue, text].filter((part) => part !== null).join(' '));
  const counts = Object.entries(job.counts).map(([effect, count]) => `${effect} ${count}`);
  const head = [`${job.id} ${job.kind} ${job.state}`, ...counts, `left different ${job.leftDifferent}`, `replaced ${job.replaced}`];
  return `${[...head, '', ...lines].join('\n')}\n`;
}
