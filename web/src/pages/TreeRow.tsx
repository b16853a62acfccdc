import { ChevronDown, ChevronRight, Folder, StickyNote } from 'lucide-react';
import { type RefObject, useEffect, useRef } from 'react';
import type { RowValues } from '../api/types';
import { type Forest, hasChildren } from '../grid/forest';
import { StatusLozenge } from '../parts/Lozenge';
import styles from './TreeGrid.module.css';

/** Levels below this one are told by a number, or their words would stand far out of sight. */
const DEEPEST_INDENT = 24;

export interface TreeRowProps {
  forest: Forest;
  index: number;
  top: number;
  rowIndex: number;
  open: boolean;
  tabStop: boolean;
  focusWanted: RefObject<boolean>;
  values: RowValues | undefined;
  itemTypes: Record<string, string>;
  /** Of a folder or memo. */
  name: string | undefined;
  onFocus: () => void;
  onToggle: () => void;
}

export function TreeRow({ forest, index, top, rowIndex, open, tabStop, focusWanted, values, ...rest }: TreeRowProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (tabStop && focusWanted.current) {
      focusWanted.current = false;
      element.current?.focus({ preventScroll: true });
    }
  });
  const parent = hasChildren(forest, index);
  const depth = forest.depths[index] ?? 0;
  return (
    <div
      ref={element}
      role="row"
      aria-level={depth + 1}
      aria-posinset={forest.positions[index] ?? 1}
      aria-setsize={forest.siblings[index] ?? 1}
      aria-rowindex={rowIndex}
      aria-expanded={parent ? open : undefined}
      tabIndex={tabStop ? 0 : -1}
      className={styles.row}
      style={{ transform: `translateY(${top}px)` }}
      onFocus={rest.onFocus}
    >
      <div role="rowheader" className={styles.main} style={{ paddingLeft: 8 + Math.min(depth, DEEPEST_INDENT) * 20 }}>
        {parent ? (
          <span className={styles.toggle} aria-hidden onClick={rest.onToggle}>
            {open ? <ChevronDown size={16} /> : <ChevronRight size={16} />}
          </span>
        ) : (
          <span className={styles.toggle} aria-hidden />
        )}
        {depth > DEEPEST_INDENT ? <span className={styles.muted}>Level {depth + 1}</span> : null}
        <Item identity={forest.identities[index] ?? ''} values={values} itemTypes={rest.itemTypes} name={rest.name} />
      </div>
      <div role="gridcell" className={styles.cell}>
        {values?.type ?? ''}
      </div>
      <div role="gridcell" className={styles.cell}>
        {values?.status ? <StatusLozenge name={values.status} category={values.statusCategory} /> : null}
      </div>
    </div>
  );
}

function Item(props: { identity: string } & Pick<TreeRowProps, 'values' | 'itemTypes' | 'name'>) {
  const { identity, values, itemTypes, name } = props;
  const type = identity.includes('/') ? itemTypes[identity.slice(0, identity.indexOf('/'))] : undefined;
  if (type !== undefined) {
    const Icon = type.endsWith('memo') ? StickyNote : Folder;
    return (
      <>
        <Icon size={16} aria-label={type.endsWith('memo') ? 'Memo' : 'Folder'} className={styles.icon} />
        <span dir="auto" className={styles.summary}>
          {name ?? values?.name ?? (values === undefined ? '…' : type)}
        </span>
      </>
    );
  }
  if (values === undefined) {
    return <span className={styles.muted}>…</span>;
  }
  if (!values.key) {
    return <span className={styles.muted}>Not visible to you</span>;
  }
  const done = values.statusCategory === 'done';
  return (
    <>
      <span className={done ? `${styles.key} ${styles.struck}` : styles.key}>{values.key}</span>
      <span dir="auto" className={styles.summary}>
        {values.summary}
      </span>
    </>
  );
}
