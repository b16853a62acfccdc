create sequence synchronizer_number;

create table synchronizer (
    id         text primary key,
    number     bigint      not null unique,
    structure  bigint      not null,
    type       text        not null,
    name       text        not null,
    parameters jsonb       not null,
    owner      text        not null,
    state      text        not null,
    created_at timestamptz not null
);

create index synchronizer_by_structure on synchronizer (structure, number);

-- What one run proposes. Its changes never alter; the columns after "ticked" say what became of each (L8, L10).
create table plan (
    id           text primary key,
    job          text        not null unique,
    structure    bigint      not null,
    synchronizer text,
    number       bigint      not null,
    direction    text,
    state        text        not null,
    fingerprint  text        not null,
    unsettled    bigint      not null,
    halts        jsonb       not null,
    conflicts    jsonb       not null,
    skips        jsonb       not null,
    consequence  text        not null,
    include      text[]      not null default '{}',
    seen_at      timestamptz not null,
    ready_at     timestamptz not null,
    expires_at   timestamptz not null
);

create table plan_change (
    plan        text    not null references plan (id),
    number      int     not null,
    kind        text    not null,
    issue       bigint,
    issue_key   text,
    row_id      bigint,
    before      jsonb,
    after       jsonb,
    reason      text    not null,
    ticked      boolean not null,
    change      jsonb   not null,
    consequence jsonb   not null,
    intended_at timestamptz,
    outcome     text,
    sentence    text,
    effected_at timestamptz,
    concluded   boolean not null default false,
    primary key (plan, number)
);

create index plan_change_by_kind on plan_change (plan, kind, number);

-- Facts found equal when the plan was made, agreed on when it is applied (L3).
create table plan_agreed (
    plan  text not null references plan (id),
    fact  text not null,
    value text not null
);

create index plan_agreed_by_plan on plan_agreed (plan);

create table agreement (
    synchronizer text        not null,
    fact         text        not null,
    value        text        not null,
    seen_at      timestamptz not null,
    primary key (synchronizer, fact)
);

create table hold (
    synchronizer text        not null,
    fact         text        not null,
    since        timestamptz not null,
    primary key (synchronizer, fact)
);

-- Who may write to a structure on behalf of plans. The token grows with every holder (L17).
create table structure_lease (
    structure bigint primary key,
    token     bigint      not null,
    holder    text        not null,
    until     timestamptz not null,
    released  boolean     not null
);

-- Connections on which Espalier has written before; the first writing run on a connection is of high risk.
create table written_connection (
    connection text primary key,
    since      timestamptz not null
);

-- What a job was asked to plan.
create table plan_request (
    job                  text primary key,
    type                 text,
    parameters           jsonb,
    include_never_linked boolean not null default false,
    of_job               text
);
