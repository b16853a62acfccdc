import { Lozenge, type Tone } from '../parts/Lozenge';

const tones: Record<string, Tone> = { PROD: 'danger', TEST: 'inProgress' };

/** The name of a connection with its label, so that nobody takes the one for the other. */
export function SiteName({ name, label }: { name: string; label?: string | null | undefined }) {
  return (
    <>
      {name}
      {label ? (
        <>
          {' '}
          <Lozenge tone={tones[label.toUpperCase()] ?? 'outlined'}>{label.toUpperCase() === 'SANDBOX' ? 'Sandbox' : label}</Lozenge>
        </>
      ) : null}
    </>
  );
}
