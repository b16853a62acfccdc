import type { Connection } from '../api/types';

/** What the person who looks has to do before their jobs can ask a Jira; undefined where they can. */
export function obstacleInWords({ name, yours }: Pick<Connection, 'name' | 'yours'>): string | undefined {
  switch (yours.whoAsks) {
    case 'LINKED':
      return yours.linked?.signedIn?.over
        ? `Atlassian no longer lets Espalier act in your name at ${name}: your sign-in was withdrawn or has ended. Your jobs there wait until you sign in again or link a token.`
        : undefined;
    case 'CONNECTION':
      return undefined;
    case 'NONE_BUT_ANOTHERS':
      return `Your jobs cannot ask ${name}: its credential is another person’s. Link your own.`;
    case 'NONE_BUT_OF_A_SERVICE':
      return `Your jobs cannot ask ${name}: only administrators may use its service account. Link a credential of your own.`;
    case 'NONE_SINCE_MOVED':
      return `Your jobs cannot ask ${name}: the credential that you linked was for another address. Link it again.`;
  }
}
