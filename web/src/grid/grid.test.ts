import { describe, expect, test } from 'vitest';
import { allParents, parseForest, visiblePosition, visibleRows } from './forest';
import { keyEffect } from './keys';
import { RowValuesStore } from './rowValues';

// 0 A
// 1 ├ B
// 2 │ └ C
// 3 └ D
// 4 E
const forest = parseForest('11:0:10001,12:1:4/7,13:2:10003,14:1:10004,15:0:10005');

describe('a forest of rows', () => {
  test('knows parents, ends of sub-trees and places among siblings', () => {
    expect([...forest.parents]).toEqual([-1, 0, 1, 0, -1]);
    expect([...forest.ends]).toEqual([4, 3, 3, 4, 5]);
    expect([...forest.positions]).toEqual([1, 1, 1, 2, 2]);
    expect([...forest.siblings]).toEqual([2, 2, 1, 2, 2]);
    expect(forest.identities[1]).toBe('4/7');
  });

  test('hides what lies below a closed row', () => {
    expect([...visibleRows(forest, new Set([1]))]).toEqual([0, 1, 3, 4]);
    expect([...visibleRows(forest, allParents(forest))]).toEqual([0, 4]);
  });

  test('finds a hidden row at its closed ancestor', () => {
    expect(visiblePosition(visibleRows(forest, new Set([0])), 2)).toBe(0);
  });

  test('may be empty', () => {
    expect(parseForest('').size).toBe(0);
    expect(visibleRows(parseForest(''), new Set())).toHaveLength(0);
  });

  test('opens 100,000 rows within the budget of a page', () => {
    const rows = Array.from({ length: 100_000 }, (_, row) => `${row + 1}:${row % 4}:${row + 10_000}`).join(',');
    const began = performance.now();
    const large = parseForest(rows);
    expect(visibleRows(large, new Set())).toHaveLength(100_000);
    // Ten times what it takes, so that only a wrong order of growth fails here.
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});

describe('a key on a row', () => {
  const press = (key: string, focused: number, closed: number[] = []) =>
    keyEffect(key, { forest, visible: visibleRows(forest, new Set(closed)), closed: new Set(closed), focused, page: 2 });

  test('↓ and ↑ go to the next and previous row, and stop at the ends', () => {
    expect(press('ArrowDown', 0)).toEqual({ focus: 1 });
    expect(press('ArrowDown', 1, [1])).toEqual({ focus: 3 });
    expect(press('ArrowDown', 4)).toEqual({ focus: 4 });
    expect(press('ArrowUp', 3)).toEqual({ focus: 2 });
  });

  test('→ opens a closed row', () => {
    expect(press('ArrowRight', 1, [1])).toEqual({ open: 1 });
    expect(press('ArrowRight', 1)).toBeUndefined();
  });

  test('← closes an open row, then goes to the parent', () => {
    expect(press('ArrowLeft', 1)).toEqual({ close: 1 });
    expect(press('ArrowLeft', 1, [1])).toEqual({ focus: 0 });
    expect(press('ArrowLeft', 3)).toEqual({ focus: 0 });
    expect(press('ArrowLeft', 4)).toBeUndefined();
  });

  test('Home, End and the page keys go far', () => {
    expect(press('End', 0)).toEqual({ focus: 4 });
    expect(press('Home', 4)).toEqual({ focus: 0 });
    expect(press('PageDown', 0)).toEqual({ focus: 2 });
    expect(press('PageUp', 4)).toEqual({ focus: 2 });
  });
});

describe('the values of rows', () => {
  test('are asked for once, with two requests under way at most', async () => {
    const asked: number[][] = [];
    const answers: (() => void)[] = [];
    const store = new RowValuesStore((rows) => {
      asked.push([...rows]);
      return new Promise((resolve) => answers.push(() => resolve(rows.map((row) => ({ row, key: `A-${row}` })))));
    });
    store.want(Array.from({ length: 1_200 }, (_, row) => row));
    expect(asked.map((rows) => rows.length)).toEqual([500, 500]);
    answers[0]?.();
    await settled();
    expect(asked.map((rows) => rows.length)).toEqual([500, 500, 200]);
    expect(store.of(7)?.key).toBe('A-7');
    store.want([7, 8]);
    expect(asked).toHaveLength(3);
  });

  test('are asked for again after a failure, when they are next in sight', async () => {
    let failing = true;
    const store = new RowValuesStore((rows) =>
      failing ? Promise.reject(new Error('no')) : Promise.resolve(rows.map((row) => ({ row }))),
    );
    store.want([1]);
    await settled();
    expect(store.failure).toBeInstanceOf(Error);
    failing = false;
    store.want([1]);
    await settled();
    expect(store.of(1)).toEqual({ row: 1 });
    expect(store.failure).toBeNull();
  });
});

const settled = () => new Promise((resolve) => setTimeout(resolve));
