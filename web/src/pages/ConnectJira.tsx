import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { post } from '../api/client';
import { Problem } from '../api/problem';
import { Button } from '../parts/Button';
import { Dialog, DialogButtons } from '../parts/Dialog';
import { ProblemNote } from '../parts/ProblemNote';
import { AtlassianSignIn } from './AtlassianSignIn';
import { type ConnectionDraft, ConnectionFields } from './ConnectionFields';
import styles from './form.module.css';

export interface ConnectJiraProps {
  onConnected: (id: string) => void;
  onClose: () => void;
}

const empty: ConnectionDraft = { name: '', baseUrl: '', label: 'PROD', user: '', secret: '', writable: false, expiresOn: '', asServiceAccount: false };

/** Makes a connection. Which kind of Jira it is, the site tells. */
export function ConnectJira({ onConnected, onClose }: ConnectJiraProps) {
  const client = useQueryClient();
  const [draft, setDraft] = useState(empty);
  const set = (part: Partial<ConnectionDraft>) => setDraft({ ...draft, ...part });
  const connect = useMutation({
    mutationFn: () => {
      const { expiresOn, ...rest } = draft;
      const day = expiresOn.trim();
      return post<{ id: string }>('/connections', {
        ...rest,
        name: draft.name.trim(),
        baseUrl: draft.baseUrl.trim(),
        ...(day === '' ? {} : { expiresOn: day }),
      });
    },
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['connections'] });
      onConnected(id);
    },
  });
  const [signInFault, setSignInFault] = useState<Problem>();
  const fault = (pointer: string) => signInFault?.at(pointer) ?? (connect.error instanceof Problem ? connect.error.at(pointer) : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    connect.mutate();
  };
  return (
    <Dialog title="Connect Jira" onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <ProblemNote error={connect.error} />
        <ConnectionFields
          draft={draft}
          set={set}
          fault={fault}
          signIn={
            <AtlassianSignIn
              wish={{
                name: draft.name.trim(),
                baseUrl: draft.baseUrl.trim(),
                label: draft.label,
                writable: draft.writable,
                asServiceAccount: draft.asServiceAccount,
              }}
              onFault={setSignInFault}
            />
          }
        />
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
