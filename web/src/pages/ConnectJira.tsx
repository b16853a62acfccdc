import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { post } from '../api/client';
import { Problem } from '../api/problem';
import { Button } from '../parts/Button';
import { Dialog, DialogButtons } from '../parts/Dialog';
import { DropDown, TextBox, Tick } from '../parts/fields';
import { ProblemNote } from '../parts/ProblemNote';
import { siteLabelWords } from '../words/states';
import styles from './form.module.css';

export const kinds = [
  { value: 'CLOUD', label: 'Jira Cloud' },
  { value: 'DATA_CENTER', label: 'Jira Data Center' },
];

export const labels = Object.entries(siteLabelWords).map(([value, label]) => ({ value, label }));

export interface ConnectJiraProps {
  onConnected: (id: string) => void;
  onClose: () => void;
}

export function ConnectJira({ onConnected, onClose }: ConnectJiraProps) {
  const client = useQueryClient();
  const [draft, setDraft] = useState({ name: '', kind: 'CLOUD', baseUrl: '', label: 'PROD', user: '', secret: '', writable: false });
  const set = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const connect = useMutation({
    mutationFn: () => post<{ id: string }>('/connections', { ...draft, name: draft.name.trim(), baseUrl: draft.baseUrl.trim() }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['connections'] });
      onConnected(id);
    },
  });
  const fault = (pointer: string) => (connect.error instanceof Problem ? connect.error.at(pointer) : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    connect.mutate();
  };
  return (
    <Dialog title="Connect Jira" onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <ProblemNote error={connect.error} />
        <TextBox label="Name" value={draft.name} onChange={(name) => set({ name })} error={fault('/name')} autoFocus required />
        <DropDown label="Kind" value={draft.kind} onChange={(kind) => set({ kind })} error={fault('/kind')} options={kinds} />
        <TextBox
          label="Address"
          type="url"
          value={draft.baseUrl}
          onChange={(baseUrl) => set({ baseUrl })}
          help="As in the browser, for example https://your-site.atlassian.net"
          error={fault('/baseUrl')}
          required
        />
        <DropDown label="Label" value={draft.label} onChange={(label) => set({ label })} error={fault('/label')} options={labels} />
        <TextBox label="User" value={draft.user} onChange={(user) => set({ user })} error={fault('/user')} required />
        <TextBox
          label="API token or password"
          type="password"
          value={draft.secret}
          onChange={(secret) => set({ secret })}
          error={fault('/secret')}
          autoComplete="new-password"
          required
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
          <Button kind="primary" type="submit" isDisabled={connect.isPending}>
            Connect Jira
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
