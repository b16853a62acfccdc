import { useWebhook } from '../api/queries';
import type { Connection } from '../api/types';
import { Moment } from '../parts/Moment';
import { Note } from '../parts/Note';

/** Says that a site does not tell what has changed there, since when, and why; nothing while it does. */
export function Unheard({ connection }: { connection: Connection }) {
  const unheard = useWebhook(connection.id).data?.unheard ?? null;
  return unheard === null ? null : (
    <Note tone="warning">
      <p>
        <bdi>{connection.name}</bdi> was last asked with success what has changed at <Moment at={unheard.since} />. {unheard.sentence}
      </p>
    </Note>
  );
}
