import type { LinkType, Parameters, SynchronizerType } from '../api/types';

/** What a synchronizer does, as a person would say it; only what differs from doing nothing is mentioned. */
export function parametersInWords(type: SynchronizerType, parameters: Parameters): string {
  const say = sayings[type];
  return say === undefined ? listed(parameters) : `${say(parameters).filter(Boolean).join('; ')}.`;
}

type Saying = (parameters: Parameters) => (string | false)[];

const sayings: Partial<Record<SynchronizerType, Saying>> = {
  SUB_TASKS: (p) => [
    names(p.subTaskTypes) === '' ? 'All sub-task types' : `Sub-task types ${names(p.subTaskTypes)}`,
    p.autoAdd === false ? 'adds none' : 'adds absent ones',
    p.enforcePlacement === false ? 'leaves them where they are' : 'keeps them under their parent',
  ],
  LINKS: (p) => [
    `Link type ${String(p.linkType)}`,
    p.direction === 'INWARD' ? 'the parent is the link’s target' : 'the parent is the link’s source',
    query(p.parentFilter) !== '' && `parents only from ${query(p.parentFilter)}`,
    query(p.childFilter) !== '' && `children only from ${query(p.childFilter)}`,
    p.scope === 'ALL' ? 'all issues' : 'issues in the structure',
    p.expandToSubIssues === true && 'adds linked children',
    p.expandToParents === true && 'adds linked parents',
    removals[String(p.removal ?? 'TO_TOP_LEVEL')] ?? false,
    p.primacy === 'LINKS' && 'links win over moves',
  ],
  FILTER: (p) => [
    query(p.query),
    p.add === false ? 'adds none' : `adds matching issues ${target(p.target)}`,
    p.allowMove === true && 'moves matching issues there',
    p.remove === true && (p.removeOnlyAtTarget === false ? 'removes non-matching issues' : 'removes non-matching issues from that place'),
    p.remove === true && p.doubleCheck === true && 're-checks sub-issues',
    p.remove === true && p.keepBelowMatches !== false && 'keeps rows below matches',
  ],
};

const removals: Record<string, string> = {
  KEEP: 'rows whose link is gone stay',
  TO_TOP_LEVEL: 'rows whose link is gone go to the top level',
  REMOVE: 'rows whose link is gone are removed',
};

function names(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join(', ') : '';
}

function target(value: unknown): string {
  return isRecord(value) ? `under ${String(value.issue)}` : 'at the top level';
}

/** A query as it was given: the JQL itself, or the saved filter by name. */
export function query(value: unknown): string {
  if (!isRecord(value)) {
    return '';
  }
  return typeof value.jql === 'string' ? value.jql : value.filter === undefined ? '' : `saved filter ${String(value.filter)}`;
}

function listed(parameters: Parameters): string {
  return Object.entries(parameters)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${key}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join('; ');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The phrase that leads from parent to child: of the link's source when the parent is the source. */
export function phraseOf(link: LinkType | undefined, direction: unknown): string {
  if (link === undefined) {
    return direction === 'INWARD' ? 'is linked by' : 'links to';
  }
  return direction === 'INWARD' ? link.inward : link.outward;
}

/** The one sentence that says what the rule will keep true. */
export function resultSentence(type: SynchronizerType, parameters: Parameters, link: LinkType | undefined): string {
  switch (type) {
    case 'SUB_TASKS':
      return parameters.enforcePlacement === false
        ? 'Adds the sub-tasks of each issue in the structure below it.'
        : 'Keeps each sub-task below its parent issue.';
    case 'LINKS':
      return parameters.linkType === undefined || parameters.linkType === ''
        ? 'Keeps a link between each row and its parent. Choose a link type.'
        : `Keeps a “${phraseOf(link, parameters.direction)}” link between each row and its parent.`;
    case 'FILTER':
      return filterResult(parameters);
    default:
      return '';
  }
}

function filterResult(parameters: Parameters): string {
  const adds = parameters.add !== false;
  if (adds && parameters.remove === true) {
    return 'Keeps the structure equal to what the query finds.';
  }
  if (adds) {
    return 'Keeps everything that the query finds in the structure.';
  }
  return parameters.remove === true
    ? 'Takes out what the query no longer finds.'
    : 'Neither adds nor removes anything. Tick one of the two.';
}
