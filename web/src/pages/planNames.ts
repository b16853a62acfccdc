import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useForest, useLinkTypes, useStructure } from '../api/queries';
import type { Change, ChangeValue, Forest, LinkType, RowPlace } from '../api/types';
import { parseForest } from '../grid/forest';
import type { RowValuesStore } from '../grid/rowValues';
import type { Name, Names } from '../words/names';
import { rowValuesOf } from './rowValuesOf';

/** Names of what some changes of a structure speak of. Until they have arrived, numbers stand in for them. */
export function usePlanNames(structure: string, changes: readonly Change[]): Names {
  const forest = useForest(structure).data;
  const links = changes.some(({ kind }) => kind.startsWith('LINK'));
  const connection = useStructure(structure).data?.connection.id;
  const linkTypes = useLinkTypes(links ? connection : undefined).data;
  const values = useMemo(() => rowValuesOf(structure), [structure]);
  const rows = useMemo(() => presentRows(forest), [forest]);
  const told = useMemo(() => issuesTold(changes), [changes]);
  useEffect(() => values.want(rowsSpokenOf(changes, rows)), [values, changes, rows]);
  const arrived = useSyncExternalStore(values.subscribe, values.snapshot);
  return useMemo(
    () => namesFrom({ forest, rows, told, values, linkTypes }),
    // What arrives changes the store in place.
    [forest, rows, told, values, linkTypes, arrived],
  );
}

interface PresentRows {
  ids: ReadonlySet<number>;
  ofIssue: ReadonlyMap<string, number>;
}

function presentRows(forest: Forest | undefined): PresentRows {
  const ids = new Set<number>();
  const ofIssue = new Map<string, number>();
  if (forest !== undefined) {
    const { rowIds, identities, size } = parseForest(forest.formula);
    for (let index = 0; index < size; index++) {
      ids.add(rowIds[index] ?? 0);
      ofIssue.set(identities[index] ?? '', rowIds[index] ?? 0);
    }
  }
  return { ids, ofIssue };
}

interface Told {
  ofRow: ReadonlyMap<number, string>;
  ofIssue: ReadonlyMap<string, string>;
}

/** Keys that the changes themselves tell: the only source for a row that the plan is about to add. */
function issuesTold(changes: readonly Change[]): Told {
  const ofRow = new Map<number, string>();
  const ofIssue = new Map<string, string>();
  for (const { issue, row } of changes) {
    if (issue !== null) {
      ofIssue.set(issue.id, issue.key);
      if (row !== null) {
        ofRow.set(row, issue.key);
      }
    }
  }
  return { ofRow, ofIssue };
}

function rowsSpokenOf(changes: readonly Change[], present: PresentRows): number[] {
  const rows = new Set<number | undefined>();
  for (const { row, before, after } of changes) {
    rows.add(row ?? undefined);
    for (const value of [before, after]) {
      if (value === null) {
        continue;
      }
      const spoken = 'under' in value ? Object.values(value) : issuesSpokenOf(value).map((id) => present.ofIssue.get(id));
      spoken.forEach((each) => rows.add(each));
    }
  }
  return [...rows].filter((row): row is number => row !== undefined && present.ids.has(row));
}

function issuesSpokenOf(value: Exclude<ChangeValue, RowPlace>): string[] {
  if ('source' in value) {
    return [value.source, value.destination];
  }
  if ('epic' in value) {
    return [value.epic];
  }
  return 'parent' in value ? [value.parent] : [];
}

interface Sources {
  forest: Forest | undefined;
  rows: PresentRows;
  told: Told;
  values: RowValuesStore;
  linkTypes: readonly LinkType[] | undefined;
}

function namesFrom({ forest, rows, told, values, linkTypes }: Sources): Names {
  const known = (row: number): Name | undefined => {
    const cells = values.of(row);
    if (cells?.key) {
      return { short: cells.key, title: cells.summary ?? undefined };
    }
    const name = cells?.name ?? forest?.items?.[row]?.name ?? told.ofRow.get(row);
    return name === undefined ? undefined : { short: name };
  };
  return {
    row: (row) => known(row) ?? { short: rows.ids.has(row) ? `row ${row}` : 'a row that this plan adds' },
    issue: (id) => {
      const row = rows.ofIssue.get(id);
      const key = told.ofIssue.get(id);
      return (row === undefined ? undefined : known(row)) ?? { short: key ?? `issue ${id}` };
    },
    linkPhrase: (id) => linkTypes?.find((type) => type.id === id)?.outward ?? 'links to',
  };
}
