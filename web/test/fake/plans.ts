import type { Change, ChangeKind, Effect, Plan, Skip } from '../../src/api/types';

export const lostParent =
  'Somebody had changed the parent to PAY-7 in the moment before it was written, and it could not be given back.';

function plan(id: string, part: Partial<Plan>): Plan {
  return {
    id,
    direction: 'INTO_STRUCTURE',
    state: 'READY',
    counts: { ROW_ADD: 12, ROW_MOVE: 228, ROW_REMOVE: 3 },
    conflicts: 0,
    skipped: 9,
    unsettled: 0,
    skips: [{ cause: 'NEVER_LINKED', count: 9 }],
    halts: [],
    warnings: [],
    risk: 'LOW',
    issuesChanged: 0,
    cost: null,
    fingerprint: 'f1',
    confirmPhrase: null,
    expiresAt: '2026-11-26T09:12:00Z',
    structure: { id: 'str_1', name: 'Payments road map' },
    synchronizer: { id: 'syn_1', name: 'Open stories' },
    connection: { name: 'ACME-PROD', label: 'PROD' },
    job: 'job_waits',
    consequence: 'Issues that the query finds are added; rows that it no longer finds can be removed.',
    ...part,
  };
}

const fromStructure: Partial<Plan> = {
  direction: 'FROM_STRUCTURE',
  counts: { LINK_CREATE: 27, LINK_DELETE: 4 },
  synchronizer: { id: 'syn_3', name: 'Blocking order' },
  consequence: 'Links are created and, where you tick it, removed.',
};

export function planFor(id: string, include: ChangeKind[] | undefined): Plan | undefined {
  const deletes = include === undefined || include.includes('LINK_DELETE');
  switch (id) {
    case 'plan_into':
      return plan(id, {});
    case 'plan_from':
      return plan(id, {
        ...fromStructure,
        risk: deletes ? 'HIGH' : 'MEDIUM',
        issuesChanged: deletes ? 31 : 27,
        cost: { reads: 2, writes: deletes ? 31 : 27, seconds: deletes ? 130 : 6 },
        confirmPhrase: deletes ? '31' : null,
      });
    case 'plan_everywhere':
      return plan(id, {
        ...fromStructure,
        risk: 'HIGH',
        warnings: [{ code: 'DELETES_LINKS_EVERYWHERE', text: 'This deletes every link of this type, wherever it is.' }],
      });
    case 'plan_nothing':
      return plan(id, { counts: {}, skipped: 0, skips: [], risk: 'NONE' });
    case 'plan_removals':
      return plan(id, {
        counts: { ROW_ADD: 2, ROW_REMOVE: 800 },
        risk: include?.length === 0 ? 'LOW' : 'OVER_LIMIT',
        halts: [
          { code: 'TOO_MANY_REMOVALS', message: '800 of 1,000 rows would leave the structure.', act: 'OWNER', releasable: true, blocks: 'REMOVALS' },
        ],
      });
    case 'plan_empty':
      return plan(id, {
        counts: { ROW_REMOVE: 900 },
        risk: 'OVER_LIMIT',
        halts: [
          {
            code: 'ONE_SIDE_EMPTY',
            message:
              'Jira shows nothing where the structure shows 900. This is usually a lost permission or a changed query. ' +
              'Nothing was changed; look at Jira first, then release this halt if it is right.',
            act: 'OWNER',
            releasable: true,
            blocks: 'PLAN',
          },
        ],
      });
    case 'plan_failed':
      return plan(id, {
        counts: {},
        skipped: 0,
        skips: [],
        risk: 'NONE',
        halts: [
          { code: 'QUERY_FAILED', message: 'Jira refused the query: the field “rankk” does not exist.', act: 'OWNER', releasable: false, blocks: 'PLAN' },
        ],
      });
    case 'plan_undo':
      return plan(id, {
        ...fromStructure,
        direction: null,
        counts: { ROW_MOVE: 4, LINK_CREATE: 2 },
        skipped: 1,
        skips: [{ cause: 'CHANGED_SINCE', count: 1 }],
        risk: 'MEDIUM',
        issuesChanged: 2,
        consequence: 'What the job wrote is taken back where nobody has changed it since.',
      });
    case 'plan_lost':
      return plan(id, {
        ...fromStructure,
        state: 'APPLIED',
        counts: { PARENT_SET: 2 },
        skipped: 0,
        skips: [],
        issuesChanged: 2,
        synchronizer: null,
        job: 'job_lost',
        consequence: 'Parents are set.',
      });
    case 'plan_applied':
      return plan(id, { ...fromStructure, state: 'APPLIED', risk: 'HIGH', issuesChanged: 31 });
    default:
      return undefined;
  }
}

export function changes(of: Plan, kind: string | null): Change[] {
  const kinds = (Object.keys(of.counts) as ChangeKind[]).filter((each) => kind === null || each === kind);
  return kinds.flatMap((each) => Array.from({ length: Math.min(6, of.counts[each] ?? 0) }, (_, index) => change(of, each, index)));
}

/** One after whose write somebody else's value was lost, and one after which none was. */
function parentSet(index: number): Partial<Change> {
  const lost = index === 0;
  return {
    kind: 'PARENT_SET',
    before: null,
    after: { parent: '10010' },
    row: 12 + index,
    issue: { id: String(10_011 + index), key: `PAY-${12 + index}` },
    reason: `PAY-${12 + index} stands under PAY-11.`,
    effect: 'APPLIED',
    replaced: lost ? { parent: '10006' } : null,
    sentence: lost ? lostParent : null,
  };
}

function change(of: Plan, kind: ChangeKind, index: number): Change {
  const row = kind === 'ROW_ADD' ? 30_000 + index : index + 7;
  const issue = { id: String(9_999 + row), key: `PAY-${row}` };
  const link = { linkType: '1', source: String(10_000 + index), destination: issue.id };
  const place = (under: number) => ({ under, after: index === 0 ? 0 : row - 1, before: 0 });
  const [before, after] = kind.startsWith('LINK') ? [link, link] : [place(index + 2), place(index + 3)];
  return {
    id: `${kind}-${index}`,
    kind,
    synchronizer: of.synchronizer?.id ?? null,
    issue,
    row: kind.startsWith('LINK') ? null : row,
    before: kind === 'ROW_ADD' || kind === 'LINK_CREATE' ? null : before,
    after: kind === 'ROW_REMOVE' || kind === 'LINK_DELETE' ? null : after,
    reason: kind.startsWith('LINK') ? `${issue.key} stands under its parent.` : `${issue.key} ${kind === 'ROW_REMOVE' ? 'does not match' : 'matches'} the query.`,
    destructive: kind === 'ROW_REMOVE' || kind === 'LINK_DELETE',
    // Asked for by the filter's own parameter; destructive kinds in Jira never are.
    included: kind !== 'LINK_DELETE',
    effect: of.state === 'APPLIED' ? (effectsInTurn[index] ?? 'APPLIED') : null,
    replaced: null,
    sentence: of.state === 'APPLIED' && effectsInTurn[index] === 'REFUSED' ? 'Jira refused: you may not link issues.' : null,
    ...(kind === 'PARENT_SET' ? parentSet(index) : {}),
  };
}

export function skips(of: Plan | undefined): Skip[] {
  const causes = (of?.skips ?? []).flatMap(({ cause, count }) => Array.from({ length: count }, () => cause));
  return causes.map((cause, index) => ({
    id: String(index + 1),
    cause,
    issue: { id: String(10_100 + index), key: index === 0 ? null : `PAY-${index + 100}` },
    row: index + 100,
    reason: 'It stands under a parent to which it was never linked; what people built by hand stays.',
  }));
}

const effectsInTurn: Effect[] = ['APPLIED', 'ALREADY_SO', 'REFUSED', 'DRIFTED'];
