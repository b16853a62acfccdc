-- Issues that no list of their site names though the copy holds them, and when the census last noticed each for it.
create table tracker_unlisted (
    connection text        not null,
    issue      bigint      not null,
    noticed    timestamptz not null,
    primary key (connection, issue)
);
