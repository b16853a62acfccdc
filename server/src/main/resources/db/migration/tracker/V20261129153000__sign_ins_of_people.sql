-- People hold tokens, too: those of a sign-in that they linked for themselves, which go when it is unlinked.
alter table tracker_grant
    add column person text, -- the account at this server; null where it is the connection's own
    drop constraint tracker_grant_pkey,
    add unique nulls not distinct (connection, person),
    add foreign key (connection, person) references tracker_linked_credential on delete cascade;
