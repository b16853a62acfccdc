-- What somebody allowed an app to do in their name.
create table app_grant (
    id bigint generated always as identity primary key,
    -- The id of the account; accounts are replaced by a reset, grants are not.
    account text not null,
    scopes text[] not null,
    began timestamptz not null,
    withdrawn boolean not null default false
);

-- What was handed out under a grant.
create table app_token (
    secret text primary key,
    grant_id bigint not null references app_grant on delete cascade,
    kind text not null check (kind in ('CODE', 'ACCESS', 'REFRESH')),
    -- Where a code may be handed in from; null for tokens.
    redirect text,
    ends timestamptz not null,
    -- When it was first handed in; null before, and always for access tokens.
    used timestamptz
);

-- When a webhook of an app ends; null for those of administrators.
alter table webhook add column ends timestamptz;

create or replace function tables_of_jira() returns setof text language sql stable as $$
    select c.relname::text from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname not like 'first\_%'
      and c.relname not in ('flyway_schema_history', 'late_index', 'earlier_issue', 'webhook', 'webhook_delivery',
                            'app_grant', 'app_token')
$$;
