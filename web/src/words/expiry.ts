const DAY = 86_400_000;

/** Whole days from today, by UTC, to a day such as 2027-01-31. */
export function daysUntil(day: string, now = Date.now()): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Math.floor(now / DAY) * DAY) / DAY);
}

export function expiryInWords(days: number): string {
  if (days < 0) {
    return 'Expired';
  }
  return days === 0 ? 'Expires today' : days === 1 ? 'Expires tomorrow' : `Expires in ${days} days`;
}
