create table project (
    id bigint primary key,
    key text not null unique,
    name text not null,
    style text not null,
    hidden boolean not null,
    -- A number once given is never given again, also after its issue is deleted.
    last_number bigint not null
);

create table issue_type (
    id bigint primary key,
    name text not null,
    subtask boolean not null,
    hierarchy_level int not null
);

create table status (
    id bigint primary key,
    name text not null,
    category text not null check (category in ('new', 'indeterminate', 'done'))
);

create table priority (
    id bigint primary key,
    name text not null,
    position int not null
);

create table resolution (
    id bigint primary key,
    name text not null
);

create table link_type (
    id bigint primary key,
    name text not null,
    inward text not null,
    outward text not null
);

create table account (
    id text primary key,
    name text not null,
    email text,
    display_name text not null,
    administrator boolean not null,
    time_zone text not null
);

create table issue (
    id bigint primary key,
    key text not null unique,
    project_id bigint not null references project,
    number bigint not null,
    type_id bigint not null references issue_type,
    status_id bigint not null references status,
    priority_id bigint references priority,
    resolution_id bigint references resolution,
    summary text not null,
    parent_id bigint references issue deferrable initially deferred,
    labels text[] not null,
    created timestamptz not null,
    updated timestamptz not null,
    rank text collate "C" not null,
    hidden boolean not null,
    assignee text references account,
    sub_order int,
    extra jsonb not null
);

create index issue_project on issue (project_id);
create index issue_parent on issue (parent_id);
create index issue_created on issue (created);
create index issue_updated on issue (updated);
create index issue_rank on issue (rank);
create index issue_status on issue (status_id);
create index issue_type_of on issue (type_id);
create index issue_labels on issue using gin (labels);
-- Must be the expression that a search for words of the summary uses.
create index issue_summary_words on issue using gin (to_tsvector('english', translate(summary, '!"#$%&''()*+,-./:;<=>@[\]^_`{|}~' || chr(63), repeat(' ', 32))));
create index issue_key_folded on issue (lower(key));

create table issue_key (
    key text primary key,
    issue_id bigint not null references issue on delete cascade deferrable initially deferred
);

create index issue_key_issue on issue_key (issue_id);

create table issue_link (
    id bigint primary key,
    type_id bigint not null references link_type,
    source_id bigint not null references issue on delete cascade,
    destination_id bigint not null references issue on delete cascade,
    unique (type_id, source_id, destination_id)
);

create index issue_link_source on issue_link (source_id);
create index issue_link_destination on issue_link (destination_id);

create table change_group (
    id bigint primary key,
    issue_id bigint not null references issue on delete cascade,
    author text not null references account,
    created timestamptz not null,
    items jsonb not null
);

create index change_group_issue on change_group (issue_id, created, id);

create sequence issue_id;
create sequence issue_link_id;
create sequence change_group_id start 10000;
