export type Direction = 'INTO_STRUCTURE' | 'FROM_STRUCTURE';

export interface Page<T> {
  values: T[];
  nextCursor?: string | null;
}

export interface Named {
  id: string;
  name: string;
}

export interface Me {
  user: string;
  displayName: string;
  administrator: boolean;
  /** What the person sees of synchronizers on this server. */
  synchronizers: 'SHOWN' | 'HIDDEN' | 'SHOWN_IN_SPITE_OF_THE_SETTING';
}
