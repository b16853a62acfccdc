import { Plus } from 'lucide-react';
import { Link, useSearchParams } from 'react-router';
import { useStructures, useSynchronizersShown } from '../api/queries';
import type { Structure } from '../api/types';
import { Button } from '../parts/Button';
import { Empty } from '../parts/Empty';
import { SynchronizerLozenge } from '../parts/Lozenge';
import { Moment } from '../parts/Moment';
import { PageHead } from '../parts/PageHead';
import { ProblemNote } from '../parts/ProblemNote';
import table from '../parts/table.module.css';
import { Waiting } from '../parts/Waiting';
import { CreateStructure } from './CreateStructure';

/** All structures. The open form for a new one stands in the address, so that the menu leads to it. */
export function Structures() {
  const structures = useStructures();
  const [search, setSearch] = useSearchParams();
  const all = structures.data?.pages.flatMap((page) => page.values);
  const create = (
    <Button kind="primary" onPress={() => setSearch({ create: '' })}>
      <Plus size={16} aria-hidden /> Create structure
    </Button>
  );
  return (
    <>
      <PageHead title="Manage Structures" actions={all === undefined || all.length === 0 ? null : create} />
      <ProblemNote error={structures.error} retry={() => void structures.refetch()} />
      {structures.isPending ? <Waiting what="Reading the structures" /> : null}
      {all === undefined ? null : all.length === 0 ? (
        <Empty sentence="No structures yet.">{create}</Empty>
      ) : (
        <div className={table.frame}>
          <StructureTable structures={all} />
          {structures.hasNextPage ? (
            <div className={table.more}>
              <Button onPress={() => void structures.fetchNextPage()} isDisabled={structures.isFetchingNextPage}>
                Show more
              </Button>
            </div>
          ) : null}
        </div>
      )}
      {search.has('create') ? <CreateStructure onClose={() => setSearch({})} /> : null}
    </>
  );
}

function StructureTable({ structures }: { structures: readonly Structure[] }) {
  const synchronizersShown = useSynchronizersShown();
  return (
    <table className={table.table} aria-label="Structures">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Owner</th>
          <th scope="col" className={table.number}>
            Rows
          </th>
          {synchronizersShown ? <th scope="col">Sync With</th> : null}
          <th scope="col">Last changed</th>
          <th scope="col">Operations</th>
        </tr>
      </thead>
      <tbody>
        {structures.map((structure) => (
          <StructureLine key={structure.id} structure={structure} synchronizersShown={synchronizersShown} />
        ))}
      </tbody>
    </table>
  );
}

function StructureLine({ structure, synchronizersShown }: { structure: Structure; synchronizersShown: boolean }) {
  return (
    <tr>
      <th scope="row" className={table.name}>
        <Link to={`/structures/${structure.id}`}>
          <bdi>{structure.name}</bdi>
        </Link>
        <div className={table.muted}>
          <bdi>{structure.connection.name}</bdi>
        </div>
      </th>
      <td>{structure.owner}</td>
      <td className={table.number}>{structure.rows.toLocaleString()}</td>
      {synchronizersShown ? <SyncWith structure={structure} /> : null}
      <td className={table.once}>
        <Moment at={structure.changedAt} />
      </td>
      <td>
        <Link to={`/structures/${structure.id}`}>Open</Link>
      </td>
    </tr>
  );
}

function SyncWith({ structure }: { structure: Structure }) {
  return (
    <td>
      <div className={table.stack}>
        {structure.synchronizers.map((synchronizer) => (
          <SynchronizerLozenge key={synchronizer.id} state={synchronizer.state} name={synchronizer.name} />
        ))}
        <Link to={`/structures/${structure.id}/sync`} aria-describedby={`name-${structure.id}`}>
          Settings
        </Link>
        <span id={`name-${structure.id}`} hidden>
          {structure.name}
        </span>
      </div>
    </td>
  );
}
