-- What somebody allowed this server at the vendor of a site. The tokens are sealed, each under the name of its row.
create table tracker_grant (
    connection text primary key references tracker_connection on delete cascade,
    base_url   text        not null, -- of the site that the tokens are for; no other gets them
    account    text        not null, -- for people
    access     bytea       not null,
    refresh    bytea       not null,
    ends       timestamptz not null, -- of the access token
    refused    boolean     not null default false -- no token comes any more; somebody has to sign in again
);

-- Sign-ins on their way: a person is at the vendor and has not come back.
create table tracker_sign_in (
    secret_hash bytea primary key, -- of all that must come back together
    wish        jsonb       not null,
    base_url    text        not null, -- of the site that it is for
    return_to   text        not null,
    ends        timestamptz not null
);
