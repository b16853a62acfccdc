import { humanized } from './states';

const causes: Record<string, string> = {
  NEVER_LINKED: 'never linked',
  WOULD_LOOP: 'would stand below itself',
  HAS_CHILDREN: 'has rows below it that stay',
  UNREADABLE: 'not visible in Jira',
  UNLISTED: 'found by no search in Jira',
  PROJECT_NOT_ENABLED: 'project not enabled',
  LINK_GONE: 'link gone, left where it is',
  TARGET_ABSENT: 'target not in the structure',
  PARENT_ABSENT: 'parent not in the structure',
  NOT_ADDED: 'not in the structure, and none are added',
  CHANGED_SINCE: 'changed since by somebody else',
  NO_WAY_BACK: 'no way back in Jira',
};

export function causeInWords(cause: string): string {
  return causes[cause] ?? humanized(cause).toLowerCase();
}

/** "Skipped 9: never linked 6, link gone 3." */
export function skipsInWords(skipped: number, skips: readonly { cause: string; count: number }[]): string {
  const number = `Skipped ${skipped.toLocaleString('en')}`;
  const each = skips.map(({ cause, count }) => `${causeInWords(cause)} ${count.toLocaleString('en')}`);
  return each.length === 0 ? `${number}.` : `${number}: ${each.join(', ')}.`;
}
