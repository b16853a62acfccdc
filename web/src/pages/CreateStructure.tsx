import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { post } from '../api/client';
import { Problem } from '../api/problem';
import { useConnections, useMe } from '../api/queries';
import type { Connection } from '../api/types';
import { Button } from '../parts/Button';
import { Dialog, DialogButtons } from '../parts/Dialog';
import { DropDown, TextBox } from '../parts/fields';
import { Note } from '../parts/Note';
import { ProblemNote } from '../parts/ProblemNote';
import { Waiting } from '../parts/Waiting';
import { ConnectJira } from './ConnectJira';
import styles from './form.module.css';

/** Asks for what a new structure needs: a name, and the Jira whose issues it will hold. */
export function CreateStructure({ onClose }: { onClose: () => void }) {
  const connections = useConnections();
  const [connecting, setConnecting] = useState(false);
  const [connected, setConnected] = useState<string>();
  if (connecting) {
    return (
      <ConnectJira
        onClose={() => setConnecting(false)}
        onConnected={(id) => {
          setConnected(id);
          setConnecting(false);
        }}
      />
    );
  }
  const connect = () => setConnecting(true);
  return (
    <Dialog title="Create structure" onClose={onClose}>
      <ProblemNote error={connections.error} />
      {connections.isPending ? <Waiting what="Reading the connections" /> : null}
      {connections.data === undefined ? null : connections.data.length === 0 ? (
        <NoConnection onConnect={connect} onClose={onClose} />
      ) : (
        <StructureForm
          key={connected}
          connections={connections.data}
          chosen={connected ?? connections.data[0]?.id ?? ''}
          onConnect={connect}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}

function NoConnection({ onConnect, onClose }: { onConnect: () => void; onClose: () => void }) {
  const administrator = useMe().data?.administrator === true;
  return (
    <>
      <Note tone="info">
        <p>{administrator ? 'Connect a Jira first.' : 'Connect a Jira first: an administrator can do it.'}</p>
      </Note>
      <DialogButtons>
        <Button onPress={onClose}>Cancel</Button>
        {administrator ? (
          <Button kind="primary" onPress={onConnect}>
            Connect Jira
          </Button>
        ) : null}
      </DialogButtons>
    </>
  );
}

interface StructureFormProps {
  connections: readonly Connection[];
  chosen: string;
  onConnect: () => void;
  onClose: () => void;
}

function StructureForm({ connections, chosen, onConnect, onClose }: StructureFormProps) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const administrator = useMe().data?.administrator === true;
  const [name, setName] = useState('');
  const [connection, setConnection] = useState(chosen);
  const create = useMutation({
    mutationFn: () => post<{ id: string }>('/structures', { name: name.trim(), connection }),
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: ['structures'] });
      void navigate(`/structures/${id}`);
    },
  });
  const fault = (pointer: string) => (create.error instanceof Problem ? create.error.at(pointer) : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <ProblemNote error={create.error} />
      <TextBox label="Name" value={name} onChange={setName} error={fault('/name')} autoFocus required />
      <DropDown
        label="Connection"
        value={connection}
        onChange={setConnection}
        error={fault('/connection')}
        options={connections.map(({ id, name: label }) => ({ value: id, label }))}
      />
      {administrator ? (
        <div>
          <Button kind="quiet" onPress={onConnect}>
            Connect another Jira…
          </Button>
        </div>
      ) : null}
      <DialogButtons>
        <Button onPress={onClose}>Cancel</Button>
        <Button kind="primary" type="submit" isDisabled={create.isPending}>
          Create structure
        </Button>
      </DialogButtons>
    </form>
  );
}
