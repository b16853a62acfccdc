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
        Not all that has changed in <bdi>{connection.name}</bdi> since <Moment at={unheard.since} /> is known. {unheard.sentence} Espalier
        goes on asking.
      </p>
    </Note>
  );
}
