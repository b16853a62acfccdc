import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post, remove } from '../api/client';
import { useWebhook } from '../api/queries';
import type { Connection, WebhookOffer, WebhookStatus } from '../api/types';
import { Button } from '../parts/Button';
import { Dialog, DialogButtons } from '../parts/Dialog';
import { Moment } from '../parts/Moment';
import { Note } from '../parts/Note';
import { ProblemNote } from '../parts/ProblemNote';
import { Waiting } from '../parts/Waiting';
import { askingInWords, offerInWords, worryInWords } from '../words/webhook';
import styles from './TestConnection.module.css';

export interface WebhookDialogProps {
  connection: Connection;
  onClose: () => void;
}

/** Shows how Jira tells of changes, and says what would be written there before anybody agrees to it. */
export function WebhookDialog({ connection, onClose }: WebhookDialogProps) {
  const client = useQueryClient();
  const status = useWebhook(connection.id);
  const [removing, setRemoving] = useState(false);
  const path = `/connections/${encodeURIComponent(connection.id)}/webhook`;
  const write = useMutation({
    mutationFn: (offer: WebhookOffer | null) =>
      offer === null ? remove<WebhookStatus>(path) : post<WebhookStatus>(path, { baseUrl: offer.baseUrl, projects: offer.projects }),
    onSuccess: (now) => client.setQueryData(['webhook', connection.id], now),
    onSettled: () => {
      setRemoving(false);
      void client.invalidateQueries({ queryKey: ['webhook', connection.id] });
    },
  });
  const now = status.data;
  const offer = now?.offer ?? null;
  const clearable = offer !== null && now !== undefined && (now.webhook !== null || now.leftBehind > 0);
  const wanting = now !== undefined && (now.webhook === null || worryInWords(now) !== undefined);
  return (
    <Dialog title={`Webhook of ${connection.name}`} size="large" onClose={onClose}>
      <ProblemNote error={write.error ?? status.error} />
      {status.isPending ? <Waiting what="Reading the webhook" /> : null}
      {now === undefined ? null : removing ? (
        <Note tone="warning">
          <p>The webhook is taken away from Jira. {askingInWords(now.pollSeconds)} Issues and structures stay as they are.</p>
        </Note>
      ) : (
        <State status={now} />
      )}
      <DialogButtons>
        {removing ? (
          <>
            <Button key="keep" autoFocus onPress={() => setRemoving(false)}>
              Keep it
            </Button>
            <Button kind="danger" onPress={() => write.mutate(null)} isDisabled={write.isPending}>
              Remove webhook from Jira
            </Button>
          </>
        ) : (
          <>
            <Button key="close" autoFocus onPress={onClose}>
              Close
            </Button>
            {clearable ? (
              <Button onPress={() => setRemoving(true)} isDisabled={write.isPending}>
                Remove…
              </Button>
            ) : null}
            {offer === null ? null : (
              <Button kind={wanting ? 'primary' : 'plain'} onPress={() => write.mutate(offer)} isDisabled={write.isPending}>
                {now?.webhook === null ? 'Set up webhook in Jira' : 'Set up again'}
              </Button>
            )}
          </>
        )}
      </DialogButtons>
    </Dialog>
  );
}

function State({ status }: { status: WebhookStatus }) {
  const { webhook, offer, obstacle, pollSeconds } = status;
  const worry = worryInWords(status);
  return (
    <>
      <div role="status">
        {webhook === null ? (
          <p>Jira does not tell of changes yet. {askingInWords(pollSeconds)}</p>
        ) : (
          <p>
            Jira tells of changes.{' '}
            {webhook.lastReceived === null ? 'Nothing came yet: change an issue in Jira to try it.' : null} {askingInWords(pollSeconds)}
          </p>
        )}
      </div>
      {worry === undefined ? null : (
        <Note tone="warning">
          <p>{worry}</p>
        </Note>
      )}
      {webhook === null ? null : <Facts webhook={webhook} />}
      {obstacle === null ? null : (
        <Note tone="info">
          <p>{obstacle}</p>
        </Note>
      )}
      {offer === null ? null : (
        <Note tone="info">
          <p>
            {webhook === null ? null : 'Set up again: '}
            {offerInWords(offer)}
            {webhook === null ? null : ' Then the present one is taken away.'}
          </p>
        </Note>
      )}
    </>
  );
}

function Facts({ webhook }: { webhook: NonNullable<WebhookStatus['webhook']> }) {
  return (
    <dl className={styles.facts}>
      <dt>Address</dt>
      <dd>{webhook.address}</dd>
      <dt>Last received</dt>
      <dd>{webhook.lastReceived === null ? 'Never' : <Moment at={webhook.lastReceived} />}</dd>
      <dt>Received</dt>
      <dd>
        {webhook.received.toLocaleString()}
        {webhook.passedOver === 0 ? null : `, ${webhook.passedOver.toLocaleString()} of them about no issue`}
      </dd>
      {webhook.lastRefused === null ? null : (
        <>
          <dt>Last refused</dt>
          <dd>
            <Moment at={webhook.lastRefused} />
          </dd>
        </>
      )}
      <dt>Set up</dt>
      <dd>
        <Moment at={webhook.setUpAt} /> by <bdi>{webhook.setUpBy}</bdi>
      </dd>
    </dl>
  );
}
