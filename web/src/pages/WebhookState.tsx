import { useWebhook } from '../api/queries';
import type { Connection, WebhookStatus } from '../api/types';
import { Lozenge, type Tone } from '../parts/Lozenge';
import { Moment } from '../parts/Moment';
import table from '../parts/table.module.css';

const states: Record<WebhookStatus['state'], { tone: Tone; words: string }> = {
  OFF: { tone: 'toDo', words: 'None' },
  ON: { tone: 'done', words: 'Set up' },
  OUTDATED: { tone: 'warning', words: 'Outdated' },
};

/** Whether Jira tells of changes, and when it last did. */
export function WebhookState({ connection }: { connection: Connection }) {
  const status = useWebhook(connection.id).data;
  if (status === undefined) {
    return <>–</>;
  }
  const { tone, words } = states[status.state];
  return (
    <div className={table.stack}>
      <Lozenge tone={tone}>{words}</Lozenge>
      {status.webhook === null ? null : (
        <span className={table.muted}>
          last received {status.webhook.lastReceived === null ? 'never' : <Moment at={status.webhook.lastReceived} />}
        </span>
      )}
    </div>
  );
}
