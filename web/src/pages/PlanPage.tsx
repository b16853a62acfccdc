import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { get } from '../api/client';
import { changesPage } from '../api/queries';
import type { ChangeKind, Plan } from '../api/types';
import { PageHead } from '../parts/PageHead';
import { ProblemNote } from '../parts/ProblemNote';
import { Waiting } from '../parts/Waiting';
import { isDestructive, kindsIn } from '../words/changes';
import { PlanReview } from './PlanReview';

/** One stored plan: what would be done, and the only place where it can be confirmed. */
export function PlanPage() {
  const { id = '' } = useParams();
  const opening = useQuery({ queryKey: ['plan-opening', id], queryFn: () => openingOf(id), staleTime: 0, gcTime: 0 });
  if (opening.data !== undefined) {
    return <PlanReview key={id} opened={opening.data.plan} tickedAtFirst={opening.data.ticked} />;
  }
  return (
    <>
      <PageHead title="Plan" crumbs={[{ label: 'Jobs', to: '/jobs' }]} />
      {opening.isPending ? <Waiting what="Reading the plan" /> : <ProblemNote error={opening.error} />}
    </>
  );
}

interface Opening {
  plan: Plan;
  ticked: ChangeKind[];
}

/** The plan, and the destructive kinds that start ticked because the synchronizer's own parameters ask for them. */
async function openingOf(id: string): Promise<Opening> {
  const plan = await get<Plan>(`/plans/${encodeURIComponent(id)}`);
  const destructive = kindsIn(plan)
    .map(({ kind }) => kind)
    .filter(isDestructive);
  const asked = await Promise.all(
    destructive.map(async (kind) => {
      const page = await changesPage(id, kind, null);
      return page.values.some((change) => change.included);
    }),
  );
  return { plan, ticked: destructive.filter((_, index) => asked[index]) };
}
