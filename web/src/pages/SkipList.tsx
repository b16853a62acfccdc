import { useState } from 'react';
import { useSkips } from '../api/queries';
import type { Plan, Skip } from '../api/types';
import { Button } from '../parts/Button';
import { ProblemNote } from '../parts/ProblemNote';
import table from '../parts/table.module.css';
import { Waiting } from '../parts/Waiting';
import { causeInWords, skipsInWords } from '../words/skips';

/** What the plan leaves alone on purpose: the numbers, and on demand one line per issue with its reason. */
export function SkipList({ plan }: { plan: Plan }) {
  const [open, setOpen] = useState(false);
  const skips = useSkips(plan.id, open);
  const all = skips.data?.pages.flatMap((page) => page.values) ?? [];
  return (
    <>
      <p>{skipsInWords(plan.skipped, plan.skips)}</p>
      <div>
        <Button kind="quiet" onPress={() => setOpen(!open)} aria-expanded={open}>
          {open ? 'Hide the list' : 'Show the list'}
        </Button>
      </div>
      <ProblemNote error={skips.error} />
      {open && skips.isPending ? <Waiting what="Reading what is left alone" /> : null}
      {open && skips.data !== undefined ? (
        <div className={table.frame}>
          <SkipTable skips={all} />
          {skips.hasNextPage ? (
            <div className={table.more}>
              <Button onPress={() => void skips.fetchNextPage()} isDisabled={skips.isFetchingNextPage}>
                Show more
              </Button>
            </div>
          ) : null}
        </div>
      ) : null}
    </>
  );
}

function SkipTable({ skips }: { skips: readonly Skip[] }) {
  return (
    <table className={table.table} aria-label="Skipped">
      <thead>
        <tr>
          <th scope="col">Issue</th>
          <th scope="col">Cause</th>
          <th scope="col">Reason</th>
        </tr>
      </thead>
      <tbody>
        {skips.map(({ id, issue, cause, reason }) => (
          <tr key={id}>
            <th scope="row" className={table.once}>
              {issue.key ?? `issue ${issue.id}`}
            </th>
            <td>{causeInWords(cause)}</td>
            <td className={table.muted}>{reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
