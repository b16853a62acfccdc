import { post } from '../api/client';
import type { Page, RowValues } from '../api/types';
import { RowValuesStore } from '../grid/rowValues';

/** A store that asks the server for the cells of one structure's rows. */
export function rowValuesOf(structure: string): RowValuesStore {
  return new RowValuesStore(async (rows) => {
    const page = await post<Page<RowValues>>(`/structures/${encodeURIComponent(structure)}/values`, { rows });
    return page.values;
  });
}
