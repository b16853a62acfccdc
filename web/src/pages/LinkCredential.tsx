import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { put, remove } from '../api/client';
import { Problem } from '../api/problem';
import type { Connection } from '../api/types';
import { Button } from '../parts/Button';
import { Dialog, DialogButtons } from '../parts/Dialog';
import { TextBox } from '../parts/fields';
import { Note } from '../parts/Note';
import { ProblemNote } from '../parts/ProblemNote';
import { obstacleInWords } from '../words/whoAsks';
import { AtlassianSignIn } from './AtlassianSignIn';
import { Expiry } from './Expiry';
import styles from './form.module.css';

export interface LinkCredentialProps {
  connection: Connection;
  onClose: () => void;
}

/** What each kind of Jira takes. */
const credentialWords = {
  CLOUD: { user: 'The e-mail address of your account.', secretLabel: 'API token', secret: 'It is tried at Jira before it is kept.' },
  DATA_CENTER: {
    user: 'Empty with a personal access token, else your user name.',
    secretLabel: 'Personal access token or password',
    secret: 'It is tried at Jira before it is kept.',
  },
};

/** Links, replaces and removes the credential by which the jobs of the person who looks ask a Jira. */
export function LinkCredential({ connection, onClose }: LinkCredentialProps) {
  const client = useQueryClient();
  const [user, setUser] = useState('');
  const [secret, setSecret] = useState('');
  const [expiresOn, setExpiresOn] = useState('');
  const [removing, setRemoving] = useState(false);
  const path = `/connections/${encodeURIComponent(connection.id)}/linked-credential`;
  const onSuccess = () => {
    void client.invalidateQueries({ queryKey: ['connections'] });
    onClose();
  };
  const link = useMutation({
    mutationFn: () =>
      put<Connection>(path, { user: user.trim(), secret, ...(expiresOn.trim() === '' ? {} : { expiresOn: expiresOn.trim() }) }),
    onSuccess,
  });
  const unlink = useMutation({ mutationFn: () => remove(path), onSuccess });
  const words = credentialWords[connection.kind];
  const fault = (pointer: string) => (link.error instanceof Problem ? link.error.at(pointer) : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    link.mutate();
  };
  const linked = connection.yours.linked !== null;
  if (removing) {
    return (
      <Dialog title={`Your credential at ${connection.name}`} onClose={onClose}>
        <ProblemNote error={unlink.error} />
        <Note tone="warning">
          <p>
            Espalier forgets the credential; in Jira it stays as it is. Your jobs then use that of the connection where it is
            yours to use, and wait or are refused otherwise.
          </p>
        </Note>
        <DialogButtons>
          <Button key="keep" autoFocus onPress={() => setRemoving(false)}>
            Keep it
          </Button>
          <Button kind="danger" onPress={() => unlink.mutate()} isDisabled={unlink.isPending}>
            Remove credential
          </Button>
        </DialogButtons>
      </Dialog>
    );
  }
  return (
    <Dialog title={`Your credential at ${connection.name}`} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <Standing connection={connection} />
        {connection.kind === 'CLOUD' ? (
          <AtlassianSignIn
            wish={{ ownAt: connection.id, site: connection.baseUrl }}
            again={connection.yours.linked?.signedIn != null}
          />
        ) : null}
        <ProblemNote error={link.error} />
        <TextBox label="User" value={user} onChange={setUser} help={words.user} error={fault('/user')} autoFocus />
        <TextBox
          label={words.secretLabel}
          type="password"
          value={secret}
          onChange={setSecret}
          help={words.secret}
          error={fault('/secret')}
          autoComplete="new-password"
          required
        />
        <TextBox
          label="Expires on"
          value={expiresOn}
          onChange={setExpiresOn}
          help="The last day of the token, as 2027-01-31, so that you are warned. Leave it empty if you do not know."
          error={fault('/expiresOn')}
        />
        <DialogButtons>
          <Button onPress={onClose}>Cancel</Button>
          {linked ? <Button onPress={() => setRemoving(true)}>Remove…</Button> : null}
          <Button kind="primary" type="submit" isDisabled={link.isPending}>
            {linked ? 'Replace credential' : 'Link credential'}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}

/** With what the jobs of the person who looks ask now. */
function Standing({ connection }: { connection: Connection }) {
  const { whoAsks, linked } = connection.yours;
  const obstacle = obstacleInWords(connection);
  if (obstacle !== undefined) {
    return (
      <Note tone="warning">
        <p>{obstacle}</p>
      </Note>
    );
  }
  return whoAsks === 'LINKED' && linked !== null ? (
    <p>
      Your jobs ask this Jira as <bdi>{linked.name}</bdi>
      {linked.user === '' ? null : (
        <>
          {' '}
          (<bdi>{linked.user}</bdi>)
        </>
      )}
      {linked.signedIn === null ? null : ', signed in with Atlassian'}. <Expiry on={linked.expiresOn} soon={linked.expiresSoon} />
    </p>
  ) : (
    <p className={styles.rules}>
      Your jobs ask this Jira with the credential of the connection
      {connection.asServiceAccount ? ', a service account' : null}. With one of your own, Jira names you as the author of what
      they write, and they see what you may see.
    </p>
  );
}
