import { humanized } from './states';

interface HaltWords {
  title: string;
  act: string;
}

const owner = 'The owner of the synchronizer must look at it.';

const halts: Record<string, HaltWords> = {
  ONE_SIDE_EMPTY: { title: 'One side is empty', act: owner },
  TOO_MANY_REMOVALS: { title: 'Too many removals', act: owner },
  QUERY_FAILED: { title: 'Jira refused the query', act: 'The owner of the synchronizer must mend its query.' },
  INCOMPLETE_SIGHT: { title: 'Incomplete read', act: 'Plan again; if it stays so, the owner of the synchronizer must look at it.' },
  TRACKER_UNREACHABLE: { title: 'Jira cannot be reached', act: 'Nobody has to act: plan again once Jira answers.' },
  DEAD_TOKEN: { title: 'Jira refused the credential', act: 'The owner of the connection must renew its credential.' },
};

export function haltTitle(code: string): string {
  return halts[code]?.title ?? humanized(code);
}

export function whoMustAct(code: string): string {
  return halts[code]?.act ?? owner;
}
