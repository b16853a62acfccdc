import { useState } from 'react';
import { Link, useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import { useStructure, useSynchronizers } from '../api/queries';
import type { Synchronizer, SynchronizerType } from '../api/types';
import { Button, ButtonLink } from '../parts/Button';
import { Empty } from '../parts/Empty';
import { DropDown } from '../parts/fields';
import { JobLozenge, SynchronizerLozenge } from '../parts/Lozenge';
import { Moment } from '../parts/Moment';
import { Note } from '../parts/Note';
import { PageHead } from '../parts/PageHead';
import { ProblemNote } from '../parts/ProblemNote';
import table from '../parts/table.module.css';
import { Waiting } from '../parts/Waiting';
import { parametersInWords } from '../words/parameters';
import { conditionInWords, typeNames } from '../words/states';
import { DeleteSynchronizer } from './DeleteSynchronizer';
import { ResyncDialog } from './ResyncDialog';
import styles from './Synchronizers.module.css';

/** All synchronizers of one structure. The open resync dialog stands in the address, so that it can be linked to. */
export function Synchronizers() {
  const { id = '' } = useParams();
  const structure = useStructure(id);
  const synchronizers = useSynchronizers(id);
  const [search, setSearch] = useSearchParams();
  const [deleting, setDeleting] = useState<Synchronizer>();
  const name = structure.data?.name ?? 'Structure';
  const all = synchronizers.data;
  const resyncing = all?.find((synchronizer) => synchronizer.id === search.get('resync'));
  return (
    <>
      <PageHead
        title="Synchronization settings"
        crumbs={[
          { label: 'Manage Structures', to: '/structures' },
          { label: name, to: `/structures/${id}` },
        ]}
        actions={<ButtonLink to={`/structures/${id}`}>Open structure</ButtonLink>}
      />
      <div className={styles.stack}>
        <Created onResync={(resync) => setSearch({ resync })} />
        <ProblemNote error={structure.error ?? synchronizers.error} />
        {synchronizers.isPending ? <Waiting what="Reading the synchronizers" /> : null}
        {all === undefined ? null : all.length === 0 ? (
          <Empty sentence="Nothing is synchronized. Structure and Jira do not affect each other.">
            <Install structure={id} />
          </Empty>
        ) : (
          <>
            <SynchronizerTable
              synchronizers={all}
              onResync={({ id: resync }) => setSearch({ resync })}
              onDelete={setDeleting}
            />
            <Install structure={id} />
          </>
        )}
      </div>
      {resyncing === undefined || structure.data === undefined ? null : (
        <ResyncDialog synchronizer={resyncing} structure={structure.data} onClose={() => setSearch({})} />
      )}
      {deleting === undefined ? null : (
        <DeleteSynchronizer structure={id} synchronizer={deleting} onClose={() => setDeleting(undefined)} />
      )}
    </>
  );
}

/** Said once after installing, with what is to be done next. */
function Created({ onResync }: { onResync: (id: string) => void }) {
  const location = useLocation();
  const navigate = useNavigate();
  const created = (location.state as { created?: { id: string; name: string } } | null)?.created;
  if (created === undefined) {
    return null;
  }
  return (
    <Note tone="good" role="status">
      <p>“<bdi>{created.name}</bdi>” was created and is disabled: nothing happens until you press Resync.</p>
      <div className={styles.operations}>
        <Button kind="primary" onPress={() => onResync(created.id)}>
          Resync
        </Button>
        <Button onPress={() => void navigate(location.pathname, { replace: true, state: null })}>Done</Button>
      </div>
    </Note>
  );
}

const installable: SynchronizerType[] = ['SUB_TASKS', 'LINKS', 'FILTER'];

function Install({ structure }: { structure: string }) {
  const navigate = useNavigate();
  const [type, setType] = useState<string>('FILTER');
  return (
    <div className={styles.install}>
      <DropDown
        label="Synchronizer type"
        value={type}
        onChange={setType}
        options={installable.map((value) => ({ value, label: typeNames[value] }))}
      />
      <Button kind="primary" onPress={() => void navigate(`/structures/${structure}/sync/new?type=${type}`)}>
        Configure and Install Synchronizer
      </Button>
    </div>
  );
}

interface SynchronizerTableProps {
  synchronizers: readonly Synchronizer[];
  onResync: (synchronizer: Synchronizer) => void;
  onDelete: (synchronizer: Synchronizer) => void;
}

function SynchronizerTable({ synchronizers, onResync, onDelete }: SynchronizerTableProps) {
  return (
    <div className={table.frame}>
      <table className={table.table} aria-label="Synchronizers">
        <thead>
          <tr>
            <th scope="col">Number</th>
            <th scope="col">Type and name</th>
            <th scope="col">Parameters</th>
            <th scope="col">Run as User</th>
            <th scope="col">State</th>
            <th scope="col">Last run</th>
            <th scope="col" className={table.operations}>
              Operations
            </th>
          </tr>
        </thead>
        <tbody>
          {synchronizers.map((synchronizer) => (
            <tr key={synchronizer.id}>
              <td>{synchronizer.number}</td>
              <th scope="row" className={table.name}>
                <bdi>{synchronizer.name}</bdi>
                <div className={table.muted}>{typeNames[synchronizer.type] ?? synchronizer.type}</div>
              </th>
              <td className={styles.parameters}>{parametersInWords(synchronizer.type, synchronizer.parameters)}</td>
              <td>{synchronizer.runAs}</td>
              <td>
                <SynchronizerLozenge state={synchronizer.state} />
                <div className={table.muted}>{conditionOf(synchronizer)}</div>
              </td>
              <td>
                <LastRun run={synchronizer.lastRun} />
              </td>
              <td className={table.operations}>
                <div className={styles.operations}>
                  <Button onPress={() => onResync(synchronizer)}>Resync</Button>
                  <Button kind="quiet" onPress={() => onDelete(synchronizer)}>
                    Delete
                  </Button>
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The reason where there is one. A disabled synchronizer that has nothing to say is neither on track nor off it. */
function conditionOf({ state, condition }: Synchronizer): string | null {
  if (condition.reason) {
    return condition.reason;
  }
  return state === 'DISABLED' && condition.name === 'IDLE' ? null : conditionInWords(condition.name);
}

function LastRun({ run }: { run: Synchronizer['lastRun'] }) {
  if (run === null) {
    return <span className={table.muted}>Never</span>;
  }
  return (
    <Link to={`/jobs/${run.job}`}>
      <JobLozenge state={run.state} />
      {run.endedAt ? (
        <div className={table.once}>
          <Moment at={run.endedAt} />
        </div>
      ) : null}
    </Link>
  );
}
