-- In whose name each job asks and writes: a synchronizer's owner, else whoever asked for the job.
alter table plan_request add column run_as text;

update plan_request
   set run_as = coalesce(synchronizer.owner, job.requested_by)
  from job
  left join synchronizer on synchronizer.id = job.synchronizer
 where job.id = plan_request.job;

alter table plan_request alter column run_as set not null;
