/** What rows, issues and link types are called; each answers something that can be shown, however little is known. */
export interface Names {
  row: (row: number) => Name;
  issue: (id: string) => Name;
  /** Leads from the link's source to its destination. */
  linkPhrase: (linkType: string) => string;
}

export interface Name {
  /** An issue's key, a folder's name, or a number. */
  short: string;
  /** An issue's summary. */
  title?: string | undefined;
}
