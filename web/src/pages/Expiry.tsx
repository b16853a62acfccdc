import { Lozenge } from '../parts/Lozenge';
import table from '../parts/table.module.css';
import { daysUntil, expiryInWords } from '../words/expiry';

/** The last day of a credential, and a warning 30 days and again 7 days before it. */
export function Expiry({ on, soon }: { on: string | null; soon: boolean }) {
  if (on === null) {
    return null;
  }
  const days = daysUntil(on);
  return soon ? (
    <Lozenge tone={days <= 7 ? 'danger' : 'warning'}>{expiryInWords(days)}</Lozenge>
  ) : (
    <span className={table.muted}>until {on}</span>
  );
}
