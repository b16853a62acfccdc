import { type Forest, hasChildren, visiblePosition } from './forest';

/** What a key does on a focused row: move the focus, or open or close the row. */
export type KeyEffect = { focus: number } | { open: number } | { close: number } | undefined;

export interface Situation {
  forest: Forest;
  visible: Int32Array;
  closed: ReadonlySet<number>;
  focused: number;
  /** How many rows fit on one page. */
  page: number;
}

export function keyEffect(key: string, now: Situation): KeyEffect {
  const { forest, visible, closed, focused, page } = now;
  const position = visiblePosition(visible, focused);
  const at = (wanted: number): KeyEffect => {
    const index = visible[Math.max(0, Math.min(visible.length - 1, wanted))];
    return index === undefined ? undefined : { focus: index };
  };
  switch (key) {
    case 'ArrowDown':
      return at(position + 1);
    case 'ArrowUp':
      return at(position - 1);
    case 'Home':
      return at(0);
    case 'End':
      return at(visible.length - 1);
    case 'PageDown':
      return at(position + page);
    case 'PageUp':
      return at(position - page);
    case 'ArrowRight':
      return hasChildren(forest, focused) && closed.has(focused) ? { open: focused } : undefined;
    case 'ArrowLeft':
      return leftwards(now);
    default:
      return undefined;
  }
}

function leftwards({ forest, closed, focused }: Situation): KeyEffect {
  if (hasChildren(forest, focused) && !closed.has(focused)) {
    return { close: focused };
  }
  const parent = forest.parents[focused] ?? -1;
  return parent < 0 ? undefined : { focus: parent };
}
