const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

/** A moment in the reader's own zone and habit. */
export function Moment({ at, form = 'date' }: { at: string | null | undefined; form?: 'date' | 'time' }) {
  const date = at === null || at === undefined ? undefined : new Date(at);
  if (date === undefined || Number.isNaN(date.getTime())) {
    return <>–</>;
  }
  return (
    <time dateTime={at ?? ''} title={exact.format(date)}>
      {(form === 'date' ? exact : clock).format(date)}
    </time>
  );
}
