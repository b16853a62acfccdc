import { useMemo } from 'react';
import { useParams } from 'react-router';
import { useForest, useStructure, useSynchronizersShown } from '../api/queries';
import { parseForest } from '../grid/forest';
import { ButtonLink } from '../parts/Button';
import { Empty } from '../parts/Empty';
import { PageHead } from '../parts/PageHead';
import { ProblemNote } from '../parts/ProblemNote';
import { Waiting } from '../parts/Waiting';
import { counted } from '../words/changes';
import { rowValuesOf } from './rowValuesOf';
import { TreeGrid } from './TreeGrid';

/** The rows of one structure, to read. */
export function StructureBoard() {
  const { id = '' } = useParams();
  const structure = useStructure(id);
  const synchronizersShown = useSynchronizersShown();
  const forest = useForest(id);
  const rows = useMemo(() => (forest.data === undefined ? undefined : parseForest(forest.data.formula)), [forest.data]);
  // A new version of the forest may show other values, so each has its own store.
  const version = forest.data?.version;
  const values = useMemo(() => rowValuesOf(id), [id, version?.signature, version?.version]);
  const name = structure.data?.name ?? 'Structure';
  return (
    <>
      <PageHead
        title={name}
        crumbs={[{ label: 'Manage Structures', to: '/structures' }]}
        beside={rows === undefined ? null : <span>{counted(rows.size, 'row')}</span>}
        actions={
          synchronizersShown ? <ButtonLink to={`/structures/${id}/sync`}>Synchronization settings</ButtonLink> : null
        }
      />
      <ProblemNote error={structure.error ?? forest.error} />
      {forest.isPending ? <Waiting what="Reading the structure" /> : null}
      {rows === undefined ? null : rows.size === 0 ? (
        <Empty sentence="This structure has no rows.">
          {synchronizersShown ? (
            <ButtonLink kind="primary" to={`/structures/${id}/sync`}>
              Fill it by a synchronizer
            </ButtonLink>
          ) : null}
        </Empty>
      ) : (
        <TreeGrid
          key={id}
          label={name}
          forest={rows}
          values={values}
          itemTypes={forest.data?.itemTypes ?? {}}
          items={forest.data?.items ?? {}}
        />
      )}
    </>
  );
}
