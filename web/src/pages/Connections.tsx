import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useConnections } from '../api/queries';
import type { Connection, Me } from '../api/types';
import { Button } from '../parts/Button';
import { Empty } from '../parts/Empty';
import { Lozenge } from '../parts/Lozenge';
import { Note } from '../parts/Note';
import { PageHead } from '../parts/PageHead';
import { ProblemNote } from '../parts/ProblemNote';
import table from '../parts/table.module.css';
import { Waiting } from '../parts/Waiting';
import { obstacleInWords } from '../words/whoAsks';
import { siteKindWords } from '../words/states';
import { ConnectJira } from './ConnectJira';
import { EditConnection } from './EditConnection';
import { Expiry } from './Expiry';
import form from './form.module.css';
import { LinkCredential } from './LinkCredential';
import { SiteName } from './SiteName';
import { TestConnection } from './TestConnection';
import { Unheard } from './Unheard';
import { WebhookDialog } from './WebhookDialog';
import { WebhookState } from './WebhookState';

/**
 * The Jira sites of this server. The connection being looked at stands in the address, with what is being done to it.
 * Only administrators change them; everybody links credentials of their own.
 */
export function Connections({ me: { administrator } }: { me: Me }) {
  const connections = useConnections();
  const [search, setSearch] = useSearchParams();
  const [connecting, setConnecting] = useState(false);
  const all = connections.data;
  const at = (parameter: string) => all?.find(({ id }) => id === search.get(parameter));
  const changed = (parameter: string) => (administrator ? at(parameter) : undefined);
  const [edited, tested, hooked] = [changed('edit'), changed('test'), changed('webhook')];
  const [linked, own, linking] = [at('linked'), at('own')?.yours.linked?.signedIn, at('yours')];
  const connect = (
    <Button kind="primary" onPress={() => setConnecting(true)}>
      <Plus size={16} aria-hidden /> Connect Jira
    </Button>
  );
  return (
    <>
      <PageHead title="Connections" actions={!administrator || all === undefined || all.length === 0 ? null : connect} />
      <ProblemNote error={connections.error} retry={() => void connections.refetch()} />
      <div className={form.notes}>
        {linked?.signedIn == null || linked.signedIn.over ? null : (
          <Note tone="good" role="status">
            <p>
              {linked.name} now asks Jira as {linked.signedIn.account}.
            </p>
          </Note>
        )}
        {own == null || own.over ? null : (
          <Note tone="good" role="status">
            <p>
              Your jobs now ask {at('own')?.name} as {own.account}.
            </p>
          </Note>
        )}
        {all
          ?.filter(({ signedIn }) => signedIn?.over)
          .map(({ id, name }) => (
            <Note key={id} tone="danger">
              <p>
                Atlassian no longer lets Espalier act for {name}: the sign-in was withdrawn or has ended. What rests on it
                waits; {administrator ? 'edit the connection and sign in again' : 'an administrator has to sign in again'}.
              </p>
            </Note>
          ))}
        {all
          ?.filter((connection) => obstacleInWords(connection) !== undefined)
          .map((connection) => (
            <Note key={connection.id} tone="warning">
              <p>{obstacleInWords(connection)}</p>
            </Note>
          ))}
        {all?.map((connection) => <Unheard key={connection.id} connection={connection} />)}
      </div>
      {connections.isPending ? <Waiting what="Reading the connections" /> : null}
      {all === undefined ? null : all.length === 0 ? (
        <Empty sentence={administrator ? 'No Jira connected.' : 'No Jira connected. An administrator can connect one.'}>
          {administrator ? connect : null}
        </Empty>
      ) : (
        <div className={table.frame}>
          <ConnectionTable
            connections={all}
            administrator={administrator}
            onEdit={({ id }) => setSearch({ edit: id })}
            onTest={({ id }) => setSearch({ test: id })}
            onWebhook={({ id }) => setSearch({ webhook: id })}
            onLink={({ id }) => setSearch({ yours: id })}
          />
        </div>
      )}
      {connecting ? <ConnectJira onClose={() => setConnecting(false)} onConnected={() => setConnecting(false)} /> : null}
      {edited === undefined ? null : <EditConnection key={edited.id} connection={edited} onClose={() => setSearch({})} />}
      {tested === undefined ? null : <TestConnection key={tested.id} connection={tested} onClose={() => setSearch({})} />}
      {hooked === undefined ? null : <WebhookDialog key={hooked.id} connection={hooked} onClose={() => setSearch({})} />}
      {linking === undefined ? null : <LinkCredential key={linking.id} connection={linking} onClose={() => setSearch({})} />}
    </>
  );
}

interface ConnectionTableProps {
  connections: readonly Connection[];
  /** Whether whoever looks may change them. */
  administrator: boolean;
  onEdit: (connection: Connection) => void;
  onTest: (connection: Connection) => void;
  onWebhook: (connection: Connection) => void;
  onLink: (connection: Connection) => void;
}

function ConnectionTable({ connections, administrator, onEdit, onTest, onWebhook, onLink }: ConnectionTableProps) {
  return (
    <table className={table.table} aria-label="Connections">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Kind</th>
          <th scope="col">Address</th>
          <th scope="col">Projects</th>
          <th scope="col">Writing</th>
          <th scope="col">Credential</th>
          <th scope="col">Webhook</th>
          <th scope="col">Operations</th>
        </tr>
      </thead>
      <tbody>
        {connections.map((connection) => (
          <tr key={connection.id}>
            <th scope="row" className={table.name}>
              <SiteName name={connection.name} label={connection.label} />
            </th>
            <td>{siteKindWords[connection.kind]}</td>
            <td>{connection.baseUrl}</td>
            <td>{connection.projects === null ? 'All' : connection.projects.join(', ')}</td>
            <td>
              <Lozenge tone={connection.writable ? 'done' : 'toDo'}>{connection.writable ? 'Allowed' : 'Off'}</Lozenge>
            </td>
            <td>
              <Credential connection={connection} />
            </td>
            <td>
              <WebhookState connection={connection} />
            </td>
            <td>
              <div className={table.stack}>
                {administrator ? (
                  <>
                    <Button onPress={() => onTest(connection)} aria-label={`Test ${connection.name}`}>
                      Test
                    </Button>
                    <Button onPress={() => onWebhook(connection)} aria-label={`Webhook of ${connection.name}`}>
                      Webhook
                    </Button>
                  </>
                ) : null}
                <Button onPress={() => onLink(connection)} aria-label={`Your credential at ${connection.name}`}>
                  Your credential
                </Button>
                {administrator ? (
                  <Button onPress={() => onEdit(connection)} aria-label={`Edit ${connection.name}`}>
                    Edit
                  </Button>
                ) : null}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Whose it is and until when, and what the person who looks asks with instead. */
function Credential({ connection: { asServiceAccount, enteredBy, expiresOn, expiresSoon, signedIn, yours } }: { connection: Connection }) {
  return (
    <div className={table.stack}>
      {asServiceAccount ? (
        'Service account'
      ) : enteredBy === null ? (
        'Personal'
      ) : (
        <span>
          Personal, of <bdi>{enteredBy}</bdi>
        </span>
      )}
      {signedIn === null ? null : signedIn.over ? (
        <Lozenge tone="danger">Sign in again</Lozenge>
      ) : (
        <span className={table.muted}>
          signed in as <bdi>{signedIn.account}</bdi>
        </span>
      )}
      {signedIn?.over ? null : <Expiry on={expiresOn} soon={expiresSoon} />}
      {yours.obstacle === null ? null : <Lozenge tone="warning">Not for your jobs</Lozenge>}
      {yours.whoAsks !== 'LINKED' || yours.linked === null ? null : (
        <>
          <span>
            Your jobs: <bdi>{yours.linked.name}</bdi>
          </span>
          {yours.linked.signedIn?.over ? (
            <Lozenge tone="danger">Sign in again</Lozenge>
          ) : (
            <Expiry on={yours.linked.expiresOn} soon={yours.linked.expiresSoon} />
          )}
        </>
      )}
    </div>
  );
}
