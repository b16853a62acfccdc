-- Issues that may have changed and were not looked at since.
create table intake_notice (
    connection text        not null,
    issue      bigint      not null,
    noticed    timestamptz not null,
    primary key (connection, issue)
);
