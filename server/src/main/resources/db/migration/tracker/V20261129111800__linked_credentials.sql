-- The account that entered the credential of a connection or signed in for it. Null where it was entered before this was
-- noted: only administrators could, and any administrator who acts counts as its holder until somebody enters a new one.
alter table tracker_connection
    add column entered_by text,
    add column told       int; -- how many days ahead its holder was last told that it expires; null for not yet

-- What people linked for themselves. A secret is sealed with the key of this installation, under the names of its row.
create table tracker_linked_credential (
    connection text   not null references tracker_connection on delete cascade,
    account    text   not null, -- whose it is at this server
    base_url   text   not null, -- of the site that it was given for; no other gets it
    name       text   not null, -- whose it is at the site, for people
    site_user  text   not null, -- empty for a token that says itself whose it is
    secret     bytea  not null,
    expires    date,            -- null where nobody knows
    cloud_id   text,            -- the site's number at the gateway, where the token needs it
    version    bigint not null,
    told       int,
    primary key (connection, account)
);

create sequence tracker_linked_version;
