-- L19: what happened, by whom, when, before and after. Rows are only ever added.
create table audit_entry (
    id            bigint generated always as identity primary key,
    at            timestamptz not null,
    actor         text        not null,
    via           text        not null,
    job           text,
    plan          text,
    change_number bigint,
    synchronizer  text,
    structure     bigint,
    issue         bigint,
    issue_key     text,
    row_id        bigint,
    kind          text        not null,
    phase         text        not null check (phase in ('INTENT', 'EFFECT', 'EDIT')),
    effect        text,
    before        jsonb,
    after         jsonb,
    reason        text
);

create index audit_entry_job on audit_entry (job, id) where job is not null;
create index audit_entry_structure on audit_entry (structure, id) where structure is not null;
create index audit_entry_issue on audit_entry (issue, id) where issue is not null;
create index audit_entry_issue_key on audit_entry (issue_key, id) where issue_key is not null;

create function audit_refuse_rewriting() returns trigger language plpgsql as $$
begin
    raise exception 'The audit log is append-only.';
end
$$;

create trigger audit_entry_append_only
    before update or delete or truncate on audit_entry
    for each statement execute function audit_refuse_rewriting();
