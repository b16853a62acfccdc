create table structures_structure (
    id         bigint generated always as identity primary key,
    name       varchar(190) not null check (name <> ''),
    owner      text         not null,
    connection text         not null,
    signature  integer      not null,
    version    bigint       not null,
    -- Differs between any two states that were ever written, also ones rolled back; see ForestCache.
    stamp      bigint       not null,
    row_count  integer      not null,
    created    timestamptz  not null,
    changed    timestamptz  not null
);

-- Taken in blocks by RowIds; a row keeps its id wherever it goes, and no id is ever given twice.
create sequence structures_row_id increment by 1000;

-- L1: the children of a parent stand in the order of their sort keys. A parent of 0 is the top level.
create table structures_row (
    structure   bigint not null references structures_structure (id) on delete cascade,
    id          bigint not null,
    parent      bigint not null,
    sort_key    bigint not null,
    item_type   text   not null,
    item_number bigint not null,
    item_name   text,
    origin_kind text   not null,
    origin_by   text   not null,
    primary key (structure, id)
);

create index structures_row_order on structures_row (structure, parent, sort_key);

-- What folders and memos say. Kept when their rows go, so that a row brought back says the same.
create table structures_item_text (
    id        bigint generated always as identity primary key,
    structure bigint not null references structures_structure (id) on delete cascade,
    item_type text   not null,
    name      text   not null
);

create index structures_item_text_structure on structures_item_text (structure);

-- One transaction that changed a structure.
create table structures_version (
    structure bigint      not null references structures_structure (id) on delete cascade,
    version   bigint      not null,
    at        timestamptz not null,
    actor     text        not null,
    job       text,
    plan      text,
    primary key (structure, version)
);

-- Each step of it. Issue parents are those of the row's own issue: null where there was or is no such row, 0 where the
-- issue stood or stands under no issue.
create table structures_change (
    structure           bigint  not null,
    version             bigint  not null,
    ordinal             integer not null,
    kind                text    not null check (kind in ('ADD', 'MOVE', 'REMOVE')),
    row_id              bigint  not null,
    item_type           text    not null,
    item_number         bigint  not null,
    item_name           text,
    before_under        bigint,
    before_after        bigint,
    before_before       bigint,
    after_under         bigint,
    after_after         bigint,
    after_before        bigint,
    issue_parent_before bigint,
    issue_parent_after  bigint,
    origin_kind         text    not null,
    origin_by           text    not null,
    plan_change         bigint,
    primary key (structure, version, ordinal),
    foreign key (structure, version) references structures_version (structure, version) on delete cascade
);

create index structures_change_row on structures_change (structure, row_id, version);

-- Issue parents that a change altered without naming the row: those of the issues below a folder or memo that moved.
create table structures_inherited_parent (
    structure           bigint  not null,
    version             bigint  not null,
    ordinal             integer not null,
    row_id              bigint  not null,
    issue               bigint  not null,
    issue_parent_before bigint  not null,
    issue_parent_after  bigint  not null,
    primary key (structure, version, ordinal, row_id),
    foreign key (structure, version, ordinal)
        references structures_change (structure, version, ordinal) on delete cascade
);

create index structures_inherited_parent_row on structures_inherited_parent (structure, row_id, version);
