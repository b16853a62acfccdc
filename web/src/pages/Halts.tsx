import type { Halt } from '../api/types';
import { Tick } from '../parts/fields';
import { Note } from '../parts/Note';
import { haltTitle, wayOut } from '../words/halts';

export interface HaltsProps {
  halts: readonly Halt[];
  released: readonly string[];
  onRelease: (released: string[]) => void;
}

export function Halts({ halts, released, onRelease }: HaltsProps) {
  const toggle = (code: string, selected: boolean) =>
    onRelease(selected ? [...released, code] : released.filter((other) => other !== code));
  return halts.map((halt) => (
    <Note key={`${halt.code} ${halt.message}`} tone={halt.blocks === 'PLAN' ? 'danger' : 'warning'}>
      <h2>{haltTitle(halt.code)}</h2>
      <p>{halt.message}</p>
      <p>{wayOut(halt)}</p>
      {halt.blocks === 'REMOVALS' ? <p>It holds only what takes something away; the rest can be confirmed.</p> : null}
      {halt.releasable ? (
        <Tick selected={released.includes(halt.code)} onChange={(selected) => toggle(halt.code, selected)}>
          Release
        </Tick>
      ) : null}
    </Note>
  ));
}
