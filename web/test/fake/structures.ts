import type { IssueType, LinkType, Structure, Synchronizer } from '../../src/api/types';

export const linkTypes: LinkType[] = [
  { id: '1', name: 'Blocks', inward: 'is blocked by', outward: 'blocks' },
  { id: '2', name: 'Relates', inward: 'relates to', outward: 'relates to' },
];

export const issueTypes: IssueType[] = [
  { id: '1', name: 'Story', subTask: false },
  { id: '2', name: 'Sub-task', subTask: true },
  { id: '3', name: 'Technical task', subTask: true },
];

export const synchronizers: Synchronizer[] = [
  synchronizer(1, 'FILTER', 'Open stories', {
    query: { jql: 'project = PAY AND type in (Epic, Story) ORDER BY rank' },
    add: true,
    target: 'TOP_LEVEL',
    remove: true,
    removeOnlyAtTarget: true,
    keepBelowMatches: true,
  }),
  synchronizer(2, 'SUB_TASKS', 'Sub-tasks below stories', { autoAdd: true, enforcePlacement: true }),
  synchronizer(3, 'LINKS', 'Blocking order', { linkType: 'Blocks', direction: 'OUTWARD', scope: 'IN_STRUCTURE', removal: 'TO_TOP_LEVEL' }),
];

function synchronizer(number: number, type: Synchronizer['type'], name: string, parameters: Record<string, unknown>): Synchronizer {
  const both = type === 'LINKS';
  return {
    id: `syn_${number}`,
    number,
    type,
    name,
    state: 'DISABLED',
    condition: { name: 'IDLE', reason: null },
    parameters,
    runAs: 'admin',
    lastRun: number === 1 ? { job: 'job_done', state: 'FINISHED', endedAt: '2026-11-25T09:12:00Z' } : null,
    directions: {
      INTO_STRUCTURE: { supported: true, consequence: 'Rows are added, moved and, if the query says so, removed.' },
      FROM_STRUCTURE: both
        ? { supported: true, consequence: 'Links are created and, where you tick it, removed.' }
        : {
            supported: false,
            reason: type === 'FILTER' ? 'A filter cannot be changed from a structure.' : 'Sub-tasks cannot be moved from a structure.',
          },
    },
  };
}

export const structures: Structure[] = [
  {
    id: 'str_1',
    name: 'Payments road map',
    owner: 'admin',
    connection: { id: 'con_1', name: 'ACME-PROD' },
    rows: 20_000,
    changedAt: '2026-11-25T09:12:00Z',
    synchronizers: synchronizers.map(({ id, type, name, state }) => ({ id, type, name, state })),
  },
  {
    id: 'str_2',
    name: 'Mobile release 4',
    owner: 'admin',
    connection: { id: 'con_2', name: 'Sandbox Jira' },
    rows: 0,
    changedAt: '2026-11-24T16:40:00Z',
    synchronizers: [],
  },
];

const words = ['Pay by invoice', 'Refunds in one step', 'Show the fee before paying', 'Retry a failed card', 'Export for accounting'];

/** Epics with stories with sub-tasks, 20,000 rows. */
export function formula(): string {
  return Array.from({ length: 20_000 }, (_, row) => {
    const depth = row % 10 === 0 ? 0 : row % 5 === 1 ? 1 : 2;
    return `${row + 1}:${row === 0 ? 0 : depth}:${row === 0 ? '4/1' : 10_000 + row}`;
  }).join(',');
}

export function values(rows: number[]) {
  const statuses = [
    ['To Do', 'new'],
    ['In Progress', 'indeterminate'],
    ['Done', 'done'],
  ] as const;
  return rows.map((row) => {
    const [status, statusCategory] = statuses[row % 3] ?? statuses[0];
    const type = row % 10 === 1 ? 'Epic' : row % 5 === 2 ? 'Story' : 'Sub-task';
    return { row, key: `PAY-${row}`, summary: words[row % words.length], type, status, statusCategory, issue: String(9_999 + row), name: null };
  });
}
