import type { WebhookOffer, WebhookStatus } from '../api/types';

/** What Jira gets when a webhook is set up, before anybody agrees to it. */
export function offerInWords({ baseUrl, projects }: WebhookOffer): string {
  return (
    `One webhook is registered in Jira. It tells ${baseUrl} when issues of ${projectsInWords(projects)} are created, ` +
    'changed or deleted, and when links are made or removed anywhere in this Jira. No issue is changed.'
  );
}

function projectsInWords(projects: string[] | null): string {
  if (projects === null) {
    return 'all projects';
  }
  return projects.length === 1 ? `the project ${projects[0]}` : `the projects ${projects.join(', ')}`;
}

/** How changes are noticed besides, so that nobody takes a webhook for needed or for enough. */
export function askingInWords(seconds: number | null): string {
  if (seconds === null) {
    return 'Jira is never asked what has changed, so changes are noticed through the webhook alone.';
  }
  return `With or without a webhook Jira is asked every ${seconds === 1 ? 'second' : `${seconds} seconds`} what has changed.`;
}

/** What a person should do something about; nothing where all is well. */
export function worryInWords({ state, webhook, leftBehind }: WebhookStatus): string | undefined {
  if (state === 'OUTDATED') {
    return 'It was set up for another address or for other projects than this connection has now. Set it up again.';
  }
  if (webhook !== null && isLater(webhook.lastRefused, webhook.lastReceived)) {
    return 'The last delivery did not prove to be Jira’s and was refused. If Jira’s changes do not arrive, set it up again.';
  }
  return leftBehind > 0 ? 'An older webhook may still stand in Jira. Setting up, or taking away, clears it.' : undefined;
}

function isLater(one: string | null, other: string | null): boolean {
  return one !== null && (other === null || Date.parse(one) > Date.parse(other));
}
