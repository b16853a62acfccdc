-- What was last read of the issues of each connection. Identity is the number: key and project change with a move.
create table tracker_issue (
    connection      text        not null,
    issue           bigint      not null,
    issue_key       text        not null,
    project_key     text        not null,
    project         bigint,
    summary         text        not null,
    type            text        not null,
    type_name       text        not null,
    status          text        not null,
    status_name     text        not null,
    status_category text        not null,
    parent          bigint,
    links           bigint[],    -- four numbers each: link, type, source, destination; null means not seen
    updated         timestamptz, -- by the site's clock
    direct          boolean     not null, -- false: read through an index, which may be late
    seen            timestamptz not null, -- when the read began
    noticed         timestamptz, -- when it was last heard that it may have changed
    gone            timestamptz, -- when direct reads told that it is not there
    primary key (connection, issue)
);

create index tracker_issue_by_project on tracker_issue (connection, project_key);

-- How each connection is watched: how far its notices reach, and when it is asked next.
create table tracker_watch (
    connection text primary key,
    version    bigint      not null, -- of the connection; another one begins anew
    since      timestamptz not null, -- what was read before is not covered by notices
    polled     timestamptz,          -- when the last poll began that told all
    next_poll  timestamptz not null,
    failures   int         not null default 0,
    trouble    text,
    next_count timestamptz           -- when the next census is due; null means at once
);

-- Up to which moment of the site's own clock all changes of a project have been noticed; '' stands for all projects.
create table tracker_watermark (
    connection text        not null,
    project    text        not null,
    mark       timestamptz not null,
    primary key (connection, project)
);
