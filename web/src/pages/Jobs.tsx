import { Link } from 'react-router';
import { useJobs } from '../api/queries';
import type { Job } from '../api/types';
import { Button } from '../parts/Button';
import { Empty } from '../parts/Empty';
import { JobLozenge } from '../parts/Lozenge';
import { Moment } from '../parts/Moment';
import { PageHead } from '../parts/PageHead';
import { ProblemNote } from '../parts/ProblemNote';
import table from '../parts/table.module.css';
import { Waiting } from '../parts/Waiting';
import { directionWords, humanized, jobKindWords } from '../words/states';

export function Jobs() {
  const jobs = useJobs();
  const all = jobs.data?.pages.flatMap((page) => page.values);
  return (
    <>
      <PageHead title="Jobs" />
      <ProblemNote error={jobs.error} />
      {jobs.isPending ? <Waiting what="Reading the jobs" /> : null}
      {all === undefined ? null : all.length === 0 ? (
        <Empty sentence="No jobs yet." />
      ) : (
        <div className={table.frame}>
          <JobTable jobs={all} />
          {jobs.hasNextPage ? (
            <div className={table.more}>
              <Button onPress={() => void jobs.fetchNextPage()} isDisabled={jobs.isFetchingNextPage}>
                Show more
              </Button>
            </div>
          ) : null}
        </div>
      )}
    </>
  );
}

function JobTable({ jobs }: { jobs: readonly Job[] }) {
  return (
    <table className={table.table} aria-label="Jobs">
      <thead>
        <tr>
          <th scope="col">Job</th>
          <th scope="col">State</th>
          <th scope="col">Structure</th>
          <th scope="col">Direction</th>
          <th scope="col">Requested by</th>
          <th scope="col">Requested</th>
          <th scope="col">Ended</th>
        </tr>
      </thead>
      <tbody>
        {jobs.map((job) => (
          <tr key={job.id}>
            <th scope="row" className={table.name}>
              <Link to={`/jobs/${job.id}`}>{jobTitle(job)}</Link>
            </th>
            <td>
              <JobLozenge state={job.state} />
            </td>
            <td>
              <Link to={`/structures/${job.structure.id}`}>
                <bdi>{job.structure.name}</bdi>
              </Link>
            </td>
            <td>{job.direction ? directionWords[job.direction] : '–'}</td>
            <td>{job.requestedBy}</td>
            <td className={table.once}>
              <Moment at={job.createdAt} />
            </td>
            <td className={table.once}>
              <Moment at={job.endedAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What a job is called where there is no room for more: its kind, and by which rule. */
export function jobTitle(job: Job): string {
  const kind = jobKindWords[job.kind] ?? humanized(job.kind);
  return job.synchronizer ? `${kind}: ${job.synchronizer.name}` : kind;
}
