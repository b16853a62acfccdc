import type { SiteLabel } from '../api/types';
import { Lozenge, type Tone } from '../parts/Lozenge';
import { siteLabelWords } from '../words/states';

const tones: Record<SiteLabel, Tone> = { PROD: 'danger', TEST: 'inProgress', SANDBOX: 'outlined' };

/** The name of a connection with its label, so that nobody takes the one for the other. */
export function SiteName({ name, label }: { name: string; label: SiteLabel | undefined }) {
  return (
    <>
      <bdi>{name}</bdi> {label === undefined ? null : <Lozenge tone={tones[label]}>{siteLabelWords[label]}</Lozenge>}
    </>
  );
}
