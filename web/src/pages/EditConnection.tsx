import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { patch } from '../api/client';
import { Problem } from '../api/problem';
import type { Connection } from '../api/types';
import { Button } from '../parts/Button';
import { Dialog, DialogButtons } from '../parts/Dialog';
import { TextBox } from '../parts/fields';
import { ProblemNote } from '../parts/ProblemNote';
import { AtlassianSignIn } from './AtlassianSignIn';
import { type ConnectionDraft, ConnectionFields } from './ConnectionFields';
import styles from './form.module.css';

export interface EditConnectionProps {
  connection: Connection;
  onClose: () => void;
}

/** Changes a connection. What stays as it is, is not sent; a credential is tried at Jira before it is kept. */
export function EditConnection({ connection, onClose }: EditConnectionProps) {
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(connection));
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const save = useMutation({
    mutationFn: () =>
      patch<Connection>(`/connections/${encodeURIComponent(connection.id)}`, connection.version, changesIn(draft, connection)),
    onSuccess: () => {
      // The names and labels of connections stand on many pages.
      void client.invalidateQueries();
      onClose();
    },
  });
  const fault = (pointer: string) => (save.error instanceof Problem ? save.error.at(pointer) : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (Object.keys(changesIn(draft, connection)).length === 0) {
      onClose();
    } else {
      save.mutate();
    }
  };
  return (
    <Dialog title={`Edit ${connection.name}`} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <ProblemNote error={save.error} />
        <ConnectionFields
          draft={draft}
          set={set}
          fault={fault}
          kind={connection.kind}
          signIn={
            connection.kind === 'CLOUD' ? (
              <AtlassianSignIn wish={{ connection: connection.id }} again={connection.signedIn !== null} />
            ) : null
          }
        >
          <TextBox
            label="Projects"
            value={draft.projects}
            onChange={(projects) => set({ projects })}
            help="Keys with commas between them; empty means all."
            error={fault('/projects')}
          />
          <TextBox
            label="Requests per second"
            value={draft.pace}
            onChange={(pace) => set({ pace })}
            help="The most that this server sends to this Jira; empty means as many as Jira allows."
            error={fault('/requestsPerSecond')}
            inputMode="numeric"
          />
        </ConnectionFields>
        <DialogButtons>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" isDisabled={save.isPending}>
            Save connection
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}

interface Draft extends ConnectionDraft {
  projects: string;
  /** A number, or empty. */
  pace: string;
}

function draftOf(connection: Connection): Draft {
  const { name, baseUrl, label, projects, writable, expiresOn, asServiceAccount, requestsPerSecond } = connection;
  return {
    pace: requestsPerSecond?.toString() ?? '',
    name,
    baseUrl,
    label,
    user: '',
    secret: '',
    projects: projects?.join(', ') ?? '',
    writable,
    expiresOn: expiresOn ?? '',
    asServiceAccount,
  };
}

function changesIn(draft: Draft, connection: Connection): Record<string, unknown> {
  const { name, kind, baseUrl, label, projects, writable, expiresOn, asServiceAccount, requestsPerSecond } = connection;
  const day = draft.expiresOn.trim();
  const keys = draft.projects.split(',').map((key) => key.trim()).filter(Boolean);
  return {
    ...(draft.name.trim() === name ? {} : { name: draft.name.trim() }),
    ...(draft.baseUrl.trim() === baseUrl ? {} : { baseUrl: draft.baseUrl.trim() }),
    ...(draft.label === label ? {} : { label: draft.label }),
    ...(userIsSaid(draft, kind) ? { user: draft.user.trim() } : {}),
    ...(draft.secret === '' ? {} : { secret: draft.secret }),
    ...(keys.join() === (projects ?? []).join() ? {} : { projects: keys.length === 0 ? null : keys }),
    ...(draft.writable === writable ? {} : { writable: draft.writable }),
    ...(day === (expiresOn ?? '') ? {} : { expiresOn: day === '' ? null : day }),
    ...(draft.pace.trim() === (requestsPerSecond?.toString() ?? '') ? {} : { requestsPerSecond: paceOf(draft.pace.trim()) }),
    ...(draft.asServiceAccount === asServiceAccount ? {} : { asServiceAccount: draft.asServiceAccount }),
  };
}

/** Beside a new secret of a Data Center, no user means that it is a token. */
function userIsSaid({ user, secret }: Draft, kind: Connection['kind']): boolean {
  return user.trim() !== '' || (kind === 'DATA_CENTER' && secret !== '');
}

/** What is no number goes as it was typed, so that the server says what is wrong with it. */
function paceOf(typed: string): number | string | null {
  return typed === '' ? null : /^\d+$/.test(typed) ? Number(typed) : typed;
}
