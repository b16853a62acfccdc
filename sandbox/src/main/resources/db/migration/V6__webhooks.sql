-- Who wants to hear of writes.
create table webhook (
    id bigint primary key,
    name text not null,
    url text not null,
    secret text,
    exclude_body boolean not null,
    events text[] not null,
    -- Which issues; empty for all.
    jql text not null,
    enabled boolean not null,
    registered_by text not null,
    created timestamptz not null,
    updated timestamptz not null
);

create sequence webhook_id;

-- What is to be told, written in the transaction that brings it about, so that nothing committed goes untold.
create table webhook_delivery (
    id bigint generated always as identity primary key,
    webhook_id bigint not null references webhook on delete cascade,
    -- The same each time this is told.
    identifier text not null,
    event text not null,
    flow text not null check (flow in ('Primary', 'Secondary')),
    body text not null,
    made timestamptz not null,
    -- When to try next; null when nobody tries any more.
    due timestamptz,
    tries int not null,
    outcome text not null check (outcome in ('WAITING', 'DELIVERED', 'FAILED', 'DROPPED')),
    -- What the last try brought, in words.
    result text not null,
    started timestamptz,
    ended timestamptz
);

create index webhook_delivery_due on webhook_delivery (due, id) where due is not null;
create index webhook_delivery_of on webhook_delivery (webhook_id, id);
