-- A job is one run: planning and applying are phases of it.
create table job (
    id             text primary key,
    kind           text        not null,
    structure      bigint      not null,
    synchronizer   text,
    direction      text,
    requested_by   text        not null,
    state          text        not null,
    phase          text        not null,
    done           bigint      not null default 0,
    total          bigint      not null default 0,
    waiting        text,
    plan           text,
    left_different bigint      not null default 0,
    stop_requested boolean     not null default false,
    approved_at    timestamptz,
    created_at     timestamptz not null,
    started_at     timestamptz,
    ended_at       timestamptz
);

create index job_by_time on job (created_at desc, id);
create index job_approved on job (structure, approved_at) where ended_at is null and approved_at is not null;
create index job_by_synchronizer on job (synchronizer, created_at desc) where synchronizer is not null;

create table job_message (
    id    bigint generated always as identity primary key,
    job   text        not null references job (id),
    at    timestamptz not null,
    level text        not null,
    issue text,
    text  text        not null
);

create index job_message_by_job on job_message (job, id);

-- The queue of db-scheduler, as its own documentation gives it for PostgreSQL.
create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    state                text,
    primary key (task_name, task_instance)
);

create index scheduled_tasks_by_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_by_heartbeat on scheduled_tasks (last_heartbeat);
