create table access_account (
    name          text primary key,
    display_name  text        not null,
    password_hash text,
    administrator boolean     not null,
    created       timestamptz not null
);

-- A sign-in in a browser. Only the hash of what its cookie holds is here, so that a copy of this table opens no door.
create table access_sign_in (
    secret_hash bytea primary key,
    account     text        not null references access_account (name) on delete cascade,
    opened      timestamptz not null,
    ends        timestamptz not null
);
