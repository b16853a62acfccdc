import type { JobMessage } from '../api/types';
import { Lozenge, type Tone } from '../parts/Lozenge';
import { Moment } from '../parts/Moment';
import table from '../parts/table.module.css';
import { humanized } from '../words/states';
import styles from './JobPage.module.css';

const tones: Record<JobMessage['level'], Tone> = { ERROR: 'danger', WARNING: 'warning', INFO: 'outlined' };

/** What the job has to say, in the order in which it said it. */
export function Messages({ messages }: { messages: readonly JobMessage[] }) {
  if (messages.length === 0) {
    return null;
  }
  return (
    <section className={styles.messages} aria-labelledby="messages">
      <h2 id="messages">Messages</h2>
      <div className={table.frame}>
        <table className={table.table} aria-label="Messages">
          <thead>
            <tr>
              <th scope="col">Level</th>
              <th scope="col">Time</th>
              <th scope="col">Issue</th>
              <th scope="col">Text</th>
            </tr>
          </thead>
          <tbody>
            {messages.map((message, index) => (
              // Messages are only ever added at the end, so a place is an identity.
              <MessageLine key={index} message={message} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function MessageLine({ message }: { message: JobMessage }) {
  return (
    <tr>
      <td>
        <Lozenge tone={tones[message.level]}>{humanized(message.level)}</Lozenge>
      </td>
      <td className={table.once}>
        <Moment at={message.at} form="time" />
      </td>
      <td className={table.once}>{message.issue ?? '–'}</td>
      <td>{message.text}</td>
    </tr>
  );
}
