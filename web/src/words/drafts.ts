import type { Parameters, SynchronizerType } from '../api/types';

/** The types that can be installed on the page, with their rules in plain sentences. */
export const rules: Partial<Record<SynchronizerType, string>> = {
  SUB_TASKS:
    'For each issue in the structure, its sub-tasks are put below it, in the order Jira gives them. A sub-task that stands ' +
    'below another issue is moved below its own parent, with everything below it. A sub-task whose parent is not in the ' +
    'structure is left alone. Sub-tasks in Jira are never changed.',
  LINKS:
    'Keeps one kind of Jira link and the hierarchy of the structure equal. A resync into Structure puts linked issues below ' +
    'their linked parents; a resync from Structure creates the links that the structure shows and, where you tick it, ' +
    'removes those that it does not show.',
  FILTER:
    'Adds what a query finds to the structure and, where you ask for it, removes what it no longer finds. An issue with rows ' +
    'below it that must stay is never removed. Issues in Jira are never changed.',
};

/** The defaults of product.md, so that a form begins with what the server would assume. */
export const defaults: Partial<Record<SynchronizerType, Parameters>> = {
  SUB_TASKS: { subTaskTypes: [], autoAdd: true, enforcePlacement: true },
  LINKS: {
    linkType: '',
    direction: 'OUTWARD',
    parentFilter: { jql: '' },
    childFilter: { jql: '' },
    scope: 'IN_STRUCTURE',
    expandToSubIssues: false,
    expandToParents: false,
    removal: 'TO_TOP_LEVEL',
    primacy: 'EQUAL',
    onConflict: 'ASK',
  },
  FILTER: {
    query: { jql: '' },
    add: true,
    target: 'TOP_LEVEL',
    allowMove: false,
    remove: false,
    removeOnlyAtTarget: true,
    doubleCheck: false,
    keepBelowMatches: true,
  },
};

/** A draft as it is sent: what was left empty is left out, which means the default. */
export function sentParameters(draft: Parameters): Parameters {
  return Object.fromEntries(Object.entries(draft).filter(([, value]) => !isBlank(value)));
}

function isBlank(value: unknown): boolean {
  if (Array.isArray(value)) {
    return value.length === 0;
  }
  if (typeof value === 'object' && value !== null) {
    return Object.values(value).every((part) => typeof part === 'string' && part.trim() === '');
  }
  return typeof value === 'string' && value.trim() === '';
}
