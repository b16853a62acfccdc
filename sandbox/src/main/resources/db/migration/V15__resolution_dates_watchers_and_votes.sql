-- When an issue got its resolution, and who watches it or voted for it.

-- Null where there is no resolution. Of what a store was filled with nothing is told but when it was last changed.
alter table issue add column resolved timestamptz;
update issue set resolved = updated where resolution_id is not null;
do $$ begin
    if to_regclass('first_issue') is not null then
        alter table first_issue add column resolved timestamptz;
        update first_issue set resolved = updated where resolution_id is not null;
    end if;
end $$;
create index issue_resolved on issue (resolved, id);

create table issue_watch (
    issue_id bigint not null references issue on delete cascade,
    account text not null references account,
    primary key (account, issue_id)
);
create index issue_watch_issue on issue_watch (issue_id);

create table issue_vote (
    issue_id bigint not null references issue on delete cascade,
    account text not null references account,
    primary key (account, issue_id)
);
create index issue_vote_issue on issue_vote (issue_id);
