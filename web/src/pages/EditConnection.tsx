import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { patch } from '../api/client';
import { Problem } from '../api/problem';
import type { Connection } from '../api/types';
import { Button } from '../parts/Button';
import { Dialog, DialogButtons } from '../parts/Dialog';
import { DropDown, TextBox, Tick } from '../parts/fields';
import { ProblemNote } from '../parts/ProblemNote';
import { labels } from './ConnectJira';
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
        <TextBox label="Name" value={draft.name} onChange={(name) => set({ name })} error={fault('/name')} autoFocus required />
        <TextBox
          label="Address"
          type="url"
          value={draft.baseUrl}
          onChange={(baseUrl) => set({ baseUrl })}
          help="The same Jira under another address. It needs the token again."
          error={fault('/baseUrl')}
          required
        />
        <DropDown label="Label" value={draft.label} onChange={(label) => set({ label })} error={fault('/label')} options={labels} />
        <TextBox
          label="User"
          value={draft.user}
          onChange={(user) => set({ user })}
          help="Leave it empty to keep the present one."
          error={fault('/user')}
        />
        <TextBox
          label="API token or password"
          type="password"
          value={draft.secret}
          onChange={(secret) => set({ secret })}
          help="Leave it empty to keep the present one. A new one is tried before it is kept."
          error={fault('/secret')}
          autoComplete="new-password"
        />
        <TextBox
          label="Projects"
          value={draft.projects}
          onChange={(projects) => set({ projects })}
          help="Keys with commas between them; empty means all."
          error={fault('/projects')}
        />
        <Tick
          selected={draft.writable}
          onChange={(writable) => set({ writable })}
          help="Without it, only resyncs into Structure are possible."
        >
          Espalier may write to this Jira
        </Tick>
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

interface Draft {
  name: string;
  baseUrl: string;
  label: string;
  user: string;
  secret: string;
  projects: string;
  writable: boolean;
}

function draftOf({ name, baseUrl, label, projects, writable }: Connection): Draft {
  return { name, baseUrl, label, user: '', secret: '', projects: projects?.join(', ') ?? '', writable };
}

function changesIn(draft: Draft, { name, baseUrl, label, projects, writable }: Connection): Record<string, unknown> {
  const keys = draft.projects.split(',').map((key) => key.trim()).filter(Boolean);
  return {
    ...(draft.name.trim() === name ? {} : { name: draft.name.trim() }),
    ...(draft.baseUrl.trim() === baseUrl ? {} : { baseUrl: draft.baseUrl.trim() }),
    ...(draft.label === label ? {} : { label: draft.label }),
    ...(draft.user.trim() === '' ? {} : { user: draft.user.trim() }),
    ...(draft.secret === '' ? {} : { secret: draft.secret }),
    ...(keys.join() === (projects ?? []).join() ? {} : { projects: keys.length === 0 ? null : keys }),
    ...(draft.writable === writable ? {} : { writable: draft.writable }),
  };
}
