import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Check, X } from 'lucide-react';
import { Fragment, useEffect } from 'react';
import { post } from '../api/client';
import type { Connection, TestedConnection } from '../api/types';
import { Button } from '../parts/Button';
import { Dialog, DialogButtons } from '../parts/Dialog';
import { Lozenge } from '../parts/Lozenge';
import { Moment } from '../parts/Moment';
import { Note } from '../parts/Note';
import { ProblemNote } from '../parts/ProblemNote';
import table from '../parts/table.module.css';
import { Waiting } from '../parts/Waiting';
import { siteKindWords } from '../words/states';
import styles from './TestConnection.module.css';

export interface TestConnectionProps {
  connection: Connection;
  onClose: () => void;
}

/** Asks Jira at once who we are there and what we may, and says what is lacking and what to do about it. */
export function TestConnection({ connection, onClose }: TestConnectionProps) {
  const client = useQueryClient();
  const test = useMutation({
    mutationFn: () => post<TestedConnection>(`/connections/${encodeURIComponent(connection.id)}/test`),
    // It may find out that a sign-in has ended.
    onSettled: () => client.invalidateQueries({ queryKey: ['connections'] }),
  });
  const { mutate } = test;
  useEffect(() => mutate(), [mutate]);
  return (
    <Dialog title={`Test of ${connection.name}`} size="large" onClose={onClose}>
      {test.isPending ? <Waiting what={`Asking Jira what this account may do in ${projectWords(connection)}`} /> : null}
      <ProblemNote error={test.error} />
      {test.data === undefined ? null : <Found tested={test.data} />}
      <DialogButtons>
        <Button onPress={() => mutate()} isDisabled={test.isPending}>
          Test again
        </Button>
        <Button kind="primary" onPress={onClose}>
          Close
        </Button>
      </DialogButtons>
    </Dialog>
  );
}

function projectWords({ projects }: Connection): string {
  return projects === null ? 'all projects' : projects.length === 1 ? `the project ${projects[0]}` : `${projects.length} projects`;
}

const verdicts = {
  GOOD: { tone: 'good', sentence: 'Everything that Espalier needs is there.' },
  LACKING_FOR_WRITING: { tone: 'warning', sentence: 'Reading is fine. Some of what writing needs is lacking.' },
  LACKING_FOR_READING: { tone: 'danger', sentence: 'Some of what reading needs is lacking.' },
} as const;

const unseenWords = { ARCHIVED: 'Archived in Jira', NOT_SHOWN: 'Not shown to this account' } as const;

const purposes = { READING: 'for reading', WRITING: 'only for writing', OPTIONAL: 'optional' } as const;

function Found({ tested }: { tested: TestedConnection }) {
  const { tone, sentence } = verdicts[tested.verdict];
  return (
    <>
      <Note tone={tone} role="status">
        <p>{sentence}</p>
        {tested.fixes.length === 0 ? null : (
          <ul className={styles.fixes}>
            {tested.fixes.map((fix) => (
              <li key={fix.sentence}>{fix.sentence}</li>
            ))}
          </ul>
        )}
      </Note>
      <Facts tested={tested} />
      {tested.projects.length === 0 ? null : (
        <div className={`${table.frame} ${styles.rights}`}>
          <Rights projects={tested.projects} />
        </div>
      )}
    </>
  );
}

function Facts({ tested: { account, site, linkTypes, webhook } }: { tested: TestedConnection }) {
  return (
    <dl className={styles.facts}>
      <dt>Account</dt>
      <dd>
        <bdi>{account.displayName || 'without a name'}</bdi>
        {account.timeZone === '' ? null : <span className={table.muted}> · {account.timeZone}</span>}
      </dd>
      {account.permissions.map(({ permission, name, neededFor, granted }) => (
        <Fragment key={permission}>
          <dt>{name}</dt>
          <dd>
            <Granted granted={granted} optional={neededFor === 'OPTIONAL'} />
            <span className={table.muted}> · {purposes[neededFor]}</span>
          </dd>
        </Fragment>
      ))}
      <dt>Site</dt>
      <dd>
        {siteKindWords[site.kind]} {site.version}
        {site.timeZone === '' ? null : <span className={table.muted}> · {site.timeZone}</span>}
      </dd>
      <dt>Clock</dt>
      <dd>{clockInWords(site.clockAheadSeconds)}</dd>
      <dt>Link types</dt>
      <dd>{linkTypes === null ? 'Linking is switched off' : linkTypes.length === 0 ? 'None' : linkTypes.join(', ')}</dd>
      <dt>Webhook</dt>
      <dd>
        {webhook === null ? (
          'None is set up'
        ) : (
          <>
            {webhook.address}
            <span className={table.muted}>
              {' '}
              · last received {webhook.lastReceived === null ? 'never' : <Moment at={webhook.lastReceived} />}
            </span>
          </>
        )}
      </dd>
    </dl>
  );
}

function clockInWords(ahead: number | null): string {
  if (ahead === null) {
    return 'Jira does not tell the time';
  }
  const off = Math.abs(ahead);
  return off < 2 ? 'as this server’s' : `${off.toLocaleString()} seconds ${ahead > 0 ? 'ahead of' : 'behind'} this server’s`;
}

function Rights({ projects }: Pick<TestedConnection, 'projects'>) {
  const columns = projects[0]?.permissions ?? [];
  return (
    <table className={table.table} aria-label="Permissions">
      <thead>
        <tr>
          <th scope="col">Project</th>
          {columns.map(({ permission, name, neededFor }) => (
            <th key={permission} scope="col">
              {name}
              <span className={styles.purpose}>{purposes[neededFor]}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {projects.map(({ key, seen, permissions }) => (
          <tr key={key}>
            <th scope="row">{key}</th>
            {seen === 'SHOWN' ? (
              permissions.map(({ permission, neededFor, granted }) => (
                <td key={permission}>
                  <Granted granted={granted} optional={neededFor === 'OPTIONAL'} />
                </td>
              ))
            ) : (
              <td colSpan={columns.length}>
                <Lozenge tone="danger">{unseenWords[seen]}</Lozenge>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Granted({ granted, optional }: { granted: boolean; optional: boolean }) {
  const Icon = granted ? Check : X;
  return (
    <span className={granted ? styles.granted : optional ? styles.absent : styles.lacking}>
      <Icon size={16} aria-hidden /> {granted ? 'Yes' : 'No'}
    </span>
  );
}
