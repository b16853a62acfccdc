/** A structure's rows in display order, as flat arrays: an index is a row's place from the top, all rows open. */
export interface Forest {
  readonly size: number;
  readonly rowIds: Float64Array;
  readonly depths: Uint16Array;
  /** The index of the parent row, or -1 on the top level. */
  readonly parents: Int32Array;
  /** The index after the last row of the sub-tree. */
  readonly ends: Int32Array;
  /** The place among its siblings, from 1, and how many they are. */
  readonly positions: Int32Array;
  readonly siblings: Int32Array;
  readonly identities: readonly string[];
}

/** Reads `rowId:depth:identity,…`. */
export function parseForest(formula: string): Forest {
  const rows = formula === '' ? [] : formula.split(',');
  const size = rows.length;
  const rowIds = new Float64Array(size);
  const depths = new Uint16Array(size);
  const parents = new Int32Array(size);
  const identities = new Array<string>(size);
  const lastAtDepth: number[] = [];
  rows.forEach((row, index) => {
    const [rowId = '', depth = '0', identity = ''] = row.split(':');
    const level = Number(depth);
    rowIds[index] = Number(rowId);
    depths[index] = level;
    identities[index] = identity;
    parents[index] = level === 0 ? -1 : (lastAtDepth[level - 1] ?? -1);
    lastAtDepth[level] = index;
  });
  return { size, rowIds, depths, parents, identities, ...placed(parents, size) };
}

function placed(parents: Int32Array, size: number): Pick<Forest, 'ends' | 'positions' | 'siblings'> {
  const ends = new Int32Array(size);
  const positions = new Int32Array(size);
  const siblings = new Int32Array(size);
  // One slot more than rows: the last counts the top level.
  const children = new Int32Array(size + 1);
  const parentSlot = (index: number) => (parents[index] === -1 ? size : (parents[index] ?? size));
  for (let index = 0; index < size; index++) {
    const slot = parentSlot(index);
    children[slot] = (children[slot] ?? 0) + 1;
    positions[index] = children[slot] ?? 1;
  }
  for (let index = size - 1; index >= 0; index--) {
    siblings[index] = children[parentSlot(index)] ?? 1;
    // From the end upwards every descendant has already pushed this row's end down.
    ends[index] = Math.max(ends[index] ?? 0, index + 1);
    const parent = parents[index] ?? -1;
    if (parent >= 0) {
      ends[parent] = Math.max(ends[parent] ?? 0, ends[index] ?? 0);
    }
  }
  return { ends, positions, siblings };
}

export function hasChildren(forest: Forest, index: number): boolean {
  return (forest.ends[index] ?? 0) > index + 1;
}

/** The rows to show, from the top, when the sub-trees of the closed ones are hidden. */
export function visibleRows(forest: Forest, closed: ReadonlySet<number>): Int32Array {
  const visible = new Int32Array(forest.size);
  let count = 0;
  for (let index = 0; index < forest.size; ) {
    visible[count++] = index;
    index = closed.has(index) ? (forest.ends[index] ?? index + 1) : index + 1;
  }
  return visible.subarray(0, count);
}

/** Where a visible row stands, found by halving; rows hidden in a closed sub-tree lead to their closed ancestor. */
export function visiblePosition(visible: Int32Array, index: number): number {
  let low = 0;
  let high = visible.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((visible[middle] ?? 0) <= index) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

/** Every row that has something to hide. */
export function allParents(forest: Forest): Set<number> {
  const parents = new Set<number>();
  for (let index = 0; index < forest.size; index++) {
    if (hasChildren(forest, index)) {
      parents.add(index);
    }
  }
  return parents;
}
