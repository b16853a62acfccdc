-- A search index that lags behind: while late_index.keep is positive, every write leaves here what a late index still shows.
create table late_index (
    keep interval not null
);
insert into late_index values (interval '0');

-- The issue as it was before a write, or null where it was not there.
create table earlier_issue (
    id bigint not null,
    until timestamptz not null,
    was jsonb
);
create index earlier_issue_id on earlier_issue (id, until);

create function keep_earlier_issues() returns trigger
    language plpgsql as $$
begin
    if (select keep from late_index) > interval '0' then
        delete from earlier_issue where until < clock_timestamp() - (select keep from late_index);
        if tg_op = 'INSERT' then
            insert into earlier_issue select id, clock_timestamp(), null from written;
        else
            insert into earlier_issue select id, clock_timestamp(), to_jsonb(written) from written;
        end if;
    end if;
    return null;
end $$;

create trigger keep_earlier_of_inserted after insert on issue
    referencing new table as written for each statement execute function keep_earlier_issues();
create trigger keep_earlier_of_updated after update on issue
    referencing old table as written for each statement execute function keep_earlier_issues();
create trigger keep_earlier_of_deleted after delete on issue
    referencing old table as written for each statement execute function keep_earlier_issues();
