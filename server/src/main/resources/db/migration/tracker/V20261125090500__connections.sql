-- Sites of a tracker. The secret is sealed with the key of this installation, under the name of its row.
create table tracker_connection (
    id       text primary key,
    name     text        not null,
    kind     text        not null,
    base_url text        not null,
    label    text        not null,
    writable boolean     not null,
    projects text[],     -- keys; null means all
    account  text        not null,
    secret   bytea       not null,
    created  timestamptz not null
);
