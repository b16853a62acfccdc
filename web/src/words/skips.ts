import { humanized } from './states';

const reasons: Record<string, string> = {
  NEVER_LINKED: 'never linked',
  WOULD_LOOP: 'would stand below itself',
  HAS_CHILDREN: 'has rows below it that stay',
  UNREADABLE: 'not visible in Jira',
  PROJECT_NOT_ENABLED: 'project not enabled',
  LINK_GONE: 'link gone, left where it is',
  TARGET_ABSENT: 'target not in the structure',
  PARENT_ABSENT: 'parent not in the structure',
  NOT_ADDED: 'not in the structure, and none are added',
  CHANGED_SINCE: 'changed since by somebody else',
};

/** "Skipped 9: never linked 6, link gone 3." */
export function skipsInWords(skipped: number, skips: readonly { reason: string; count: number }[]): string {
  const number = `Skipped ${skipped.toLocaleString('en')}`;
  const each = skips.map(({ reason, count }) => `${reasons[reason] ?? humanized(reason).toLowerCase()} ${count.toLocaleString('en')}`);
  return each.length === 0 ? `${number}.` : `${number}: ${each.join(', ')}.`;
}
