import { Problem } from '../api/problem';
import { Button } from './Button';
import { Note } from './Note';
import styles from './Note.module.css';

/** Says why something could not be done, with the request id by which an administrator finds it in the log. */
export function ProblemNote({ error, retry }: { error: unknown; retry?: () => void }) {
  if (error === null || error === undefined) {
    return null;
  }
  const id = error instanceof Problem ? error.requestId : undefined;
  return (
    <Note tone="danger" role="alert">
      <p>{error instanceof Error ? error.message : String(error)}</p>
      {id === undefined ? null : (
        <p className={styles.request}>
          Request <code>{id}</code>
          <Button kind="quiet" onPress={() => void navigator.clipboard.writeText(id)}>
            Copy
          </Button>
        </p>
      )}
      {retry === undefined ? null : (
        <p>
          <Button onPress={retry}>Try again</Button>
        </p>
      )}
    </Note>
  );
}
