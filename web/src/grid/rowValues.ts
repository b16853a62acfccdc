import type { RowValues } from '../api/types';

/** Fetches the cells of some rows. */
export type Fetch = (rows: readonly number[]) => Promise<readonly RowValues[]>;

const REQUESTS_AT_ONCE = 2;
const ROWS_PER_REQUEST = 500;

/** The cells of the rows that were looked at so far; two requests are under way at most. */
export class RowValuesStore {
  private readonly known = new Map<number, RowValues>();
  private readonly asked = new Set<number>();
  private wanted: number[] = [];
  private underWay = 0;
  private listeners = new Set<() => void>();
  private revision = 0;
  private fault: unknown = null;

  constructor(private readonly fetchRows: Fetch) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Changes whenever something arrived, so that a page knows when to draw again. */
  readonly snapshot = (): number => this.revision;

  of(row: number): RowValues | undefined {
    return this.known.get(row);
  }

  get failure(): unknown {
    return this.fault;
  }

  /** Says which rows are in sight now. What was wanted before and not yet asked for is forgotten. */
  want(rows: readonly number[]): void {
    this.wanted = rows.filter((row) => !this.known.has(row) && !this.asked.has(row));
    this.proceed();
  }

  private proceed(): void {
    while (this.underWay < REQUESTS_AT_ONCE && this.wanted.length > 0) {
      const rows = this.wanted.splice(0, ROWS_PER_REQUEST);
      for (const row of rows) {
        this.asked.add(row);
      }
      this.underWay++;
      void this.fetchNow(rows);
    }
  }

  private async fetchNow(rows: readonly number[]): Promise<void> {
    try {
      for (const values of await this.fetchRows(rows)) {
        this.known.set(values.row, values);
      }
      this.fault = null;
    } catch (failure) {
      this.fault = failure;
      // Asked for again when they next come into sight, not at once: a failing server needs rest.
      for (const row of rows) {
        this.asked.delete(row);
      }
    }
    this.underWay--;
    this.revision++;
    this.listeners.forEach((listener) => listener());
    this.proceed();
  }
}
