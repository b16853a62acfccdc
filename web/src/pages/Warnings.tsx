import type { Parameters, Warning } from '../api/types';
import { Note } from '../parts/Note';

/** What must be known before a plan is confirmed. A warning holds nothing back, unlike a halt. */
export function Warnings({ warnings }: { warnings: readonly Warning[] }) {
  return warnings.map(({ code, text }) => (
    <Note key={code} tone="danger">
      <p>{text}</p>
    </Note>
  ));
}

/** Said before there is a plan, where the parameters already tell what a resync from Structure may do. */
export function ScopeWarning({ parameters }: { parameters: Parameters }) {
  return parameters.scope === 'ALL' ? (
    <Note tone="danger" role="status">
      <p>From Structure, this removes every link of this type that the structure does not show. The preview counts them.</p>
    </Note>
  ) : null;
}
