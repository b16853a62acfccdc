import { useVirtualizer, defaultRangeExtractor, type Range } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { Forest as ForestAnswer } from '../api/types';
import { allParents, type Forest, visiblePosition, visibleRows } from '../grid/forest';
import { keyEffect } from '../grid/keys';
import type { RowValuesStore } from '../grid/rowValues';
import { Button } from '../parts/Button';
import { ProblemNote } from '../parts/ProblemNote';
import styles from './TreeGrid.module.css';
import { TreeRow } from './TreeRow';

const ROW_HEIGHT = 32;
const HEAD_HEIGHT = 33;
const ROWS_FETCHED_AROUND = 200;

export interface TreeGridProps {
  label: string;
  forest: Forest;
  values: RowValuesStore;
  itemTypes: Record<string, string>;
  items: NonNullable<ForestAnswer['items']>;
}

/** The indented tree. Only the rows in sight are in the document; the focused one stays in it. */
export function TreeGrid({ label, forest, values, itemTypes, items: named }: TreeGridProps) {
  const [closed, setClosed] = useState<ReadonlySet<number>>(new Set());
  const [focused, setFocused] = useState(0);
  const visible = useMemo(() => visibleRows(forest, closed), [forest, closed]);
  const scroller = useRef<HTMLDivElement>(null);
  // Set by keys and presses alone: scrolling and arriving values must not pull the focus here.
  const focusWanted = useRef(false);
  useSyncExternalStore(values.subscribe, values.snapshot);
  const focusedPosition = visiblePosition(visible, Math.min(focused, forest.size - 1));
  const rows = useVirtualizer({
    count: visible.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    // The sticky heading takes its height from the end, not from the start.
    scrollPaddingEnd: HEAD_HEIGHT,
    rangeExtractor: (range: Range) => withRow(defaultRangeExtractor(range), focusedPosition),
  });
  const items = rows.getVirtualItems();
  useWantedValues(values, forest, visible, items[0]?.index ?? 0, items.at(-1)?.index ?? 0);

  const focusRow = (index: number) => {
    focusWanted.current = true;
    setFocused(index);
    rows.scrollToIndex(visiblePosition(visible, index));
  };
  const toggle = (index: number) => setClosed(toggled(closed, index));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? ROW_HEIGHT) / ROW_HEIGHT) - 2);
    const effect = keyEffect(event.key, { forest, visible, closed, focused: visible[focusedPosition] ?? 0, page });
    if (effect === undefined) {
      return;
    }
    event.preventDefault();
    if ('focus' in effect) {
      focusRow(effect.focus);
    } else {
      toggle('open' in effect ? effect.open : effect.close);
    }
  };
  const closeAll = () => {
    const parents = allParents(forest);
    setClosed(parents);
    setFocused(0);
  };

  return (
    <div className={styles.board}>
      <div className={styles.tools}>
        <Button kind="quiet" onPress={() => setClosed(new Set())}>
          Expand all
        </Button>
        <Button kind="quiet" onPress={closeAll}>
          Collapse all
        </Button>
      </div>
      <ProblemNote error={values.failure} />
      <div className={styles.scroller} ref={scroller}>
        <div
          role="treegrid"
          aria-label={label}
          aria-rowcount={visible.length + 1}
          aria-colcount={3}
          aria-readonly="true"
          className={styles.grid}
          onKeyDown={onKeyDown}
        >
          <div role="row" aria-rowindex={1} className={`${styles.row} ${styles.head}`}>
            <div role="columnheader">Issue</div>
            <div role="columnheader">Type</div>
            <div role="columnheader">Status</div>
          </div>
          <div role="rowgroup" className={styles.body} style={{ height: rows.getTotalSize() }}>
            {items.map((item) => {
              const index = visible[item.index] ?? 0;
              return (
                <TreeRow
                  key={index}
                  forest={forest}
                  index={index}
                  top={item.start}
                  rowIndex={item.index + 2}
                  open={!closed.has(index)}
                  tabStop={item.index === focusedPosition}
                  focusWanted={focusWanted}
                  values={values.of(forest.rowIds[index] ?? 0)}
                  itemTypes={itemTypes}
                  name={named[forest.rowIds[index] ?? 0]?.name}
                  onFocus={() => setFocused(index)}
                  onToggle={() => toggle(index)}
                />
              );
            })}
          </div>
        </div>
      </div>
    </div>
  );
}

function useWantedValues(values: RowValuesStore, forest: Forest, visible: Int32Array, first: number, last: number) {
  useEffect(() => {
    const around = visible.subarray(Math.max(0, first - ROWS_FETCHED_AROUND), last + 1 + ROWS_FETCHED_AROUND);
    values.want(Array.from(around, (index) => forest.rowIds[index] ?? 0));
  }, [values, forest, visible, first, last]);
}

function withRow(range: number[], position: number): number[] {
  return range.includes(position) ? range : [...range, position].sort((one, other) => one - other);
}

function toggled(closed: ReadonlySet<number>, index: number): ReadonlySet<number> {
  const next = new Set(closed);
  if (!next.delete(index)) {
    next.add(index);
  }
  return next;
}
