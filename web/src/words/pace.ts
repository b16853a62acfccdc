/** What was seen of a phase so far. */
interface Watched {
  milliseconds: number;
  done: number;
  left: number;
}

const LONG_ENOUGH = 10_000;

/** "12 per second, about 3 minutes left"; nothing before ten seconds have passed, since a guess made earlier jumps about. */
export function remainingInWords({ milliseconds, done, left }: Watched): string | undefined {
  if (milliseconds < LONG_ENOUGH || done <= 0 || left <= 0) {
    return undefined;
  }
  const perSecond = (1_000 * done) / milliseconds;
  const rate = perSecond >= 1 ? `${Math.round(perSecond).toLocaleString('en')} per second` : `${Math.max(1, Math.round(perSecond * 60))} per minute`;
  return `${rate}, ${timeInWords(left / perSecond)} left`;
}

/** "About 120 requests to Jira, about 2 minutes". */
export function costInWords({ reads, writes, seconds }: { reads: number; writes: number; seconds: number }): string {
  return `About ${(reads + writes).toLocaleString('en')} requests to Jira, ${timeInWords(seconds)}`;
}

function timeInWords(seconds: number): string {
  const minutes = seconds / 60;
  return minutes < 1 ? 'less than a minute' : minutes < 1.5 ? 'about a minute' : `about ${Math.round(minutes).toLocaleString('en')} minutes`;
}
