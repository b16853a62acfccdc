-- A large site: of everything something frequent and something rare; between them, as in any language, words of middling
-- frequency, from which PostgreSQL concludes that a word it has not met is rare. The count of issues takes the place of ${issues}.
insert into project (id, key, name, style, hidden, last_number) values
    (1, 'BIG', 'Zebra', 'company-managed', false, ${issues}), (2, 'MID', 'Yak', 'company-managed', false, ${issues}),
    (3, 'RARE', 'Xerus', 'company-managed', false, ${issues}), (4, 'SHUT', 'Wombat', 'company-managed', false, ${issues});
insert into issue_type values (1, 'Sub-task', true, -1), (2, 'Task', false, 0), (3, 'Epic', false, 1),
    (4, 'Bug', false, 0), (5, 'Idea', false, 0);
insert into status values (1, 'Open', 'new'), (2, 'In Progress', 'indeterminate'), (3, 'Done', 'done'),
    (4, 'Closed', 'done');
insert into link_type values (1, 'Blocks', 'is blocked by', 'blocks'), (2, 'Relates', 'relates to', 'relates to'),
    (3, 'Clones', 'is cloned by', 'clones');
insert into priority values (1, 'High', 1), (2, 'Medium', 2), (3, 'Low', 3);
insert into resolution values (1, 'Done'), (2, 'Declined');
insert into account values ('a', 'admin', 'admin@example.com', 'Administrator', true, 'Etc/UTC'),
    ('b', 'b', null, 'Rare', false, 'Etc/UTC'), ('c', 'c', null, 'Nobody', false, 'Etc/UTC');

-- PostgreSQL tidies up when it likes, and chooses other indices afterwards.
alter table issue set (autovacuum_enabled = false);
alter table issue_link set (autovacuum_enabled = false);
alter table issue_sprint set (autovacuum_enabled = false);
alter table change_group set (autovacuum_enabled = false);

-- Without checks and with the indices built at the end, this takes a third of the time.
set session_replication_role = replica;
create temporary table postponed as
    select indexname, indexdef from pg_indexes
    where tablename = 'issue' and indexname not in (select conname from pg_constraint);
do $$ declare name text; begin
    for name in select indexname from postponed loop execute 'drop index ' || name; end loop;
end $$;

-- chance and moment are spread evenly over 0 to 9999, without regard to the id and to each other; every 100th issue is an
-- epic above those that follow.
insert into issue (id, key, project_id, number, type_id, status_id, summary, parent_id, labels, created, updated, rank,
    hidden, priority_id, resolution_id, resolved, assignee, extra, reporter, creator, fix_versions, versions, components)
select id,
    case project when 1 then 'BIG-' when 2 then 'MID-' when 3 then 'RARE-' else 'SHUT-' end || id,
    project,
    id,
    case when id % 100 = 0 then 3 when chance % 1000 = 1 and id % 7 = 0 then 5 when id % 10 = 7 then 1 when id % 3 = 0 then 4
        else 2 end,
    case when id % 6007 = 0 then 2 when chance < 3000 then 1 when chance < 9000 then 3 else 4 end,
    case when id % 6011 = 0 then '' else (array['Mend', 'Paint', 'Test', 'Order'])[1 + chance % 4] || ' the '
        || case when id % 6029 = 0 then 'zeppelin' else 'pump' end || ' of part' || id % 499 || ' number ' || id end,
    case when id % 100 = 0 or id < 100 or chance % 10 = 0 then null else id / 100 * 100 end,
    case when id % 6037 = 0 then array['rare'] when chance % 10 < 3 then array['common', 'label' || chance % 50]
        else array[]::text[] end,
    timestamptz '2020-01-01 00:00Z' + moment * interval '4 hours' + id * interval '1 second',
    timestamptz '2024-12-01 00:00Z' - moment * interval '1 hour' - id * interval '1 second',
    '0|' || md5(id::text),
    id % 997 = 0,
    case when id % 5987 = 0 then 1 when chance % 10 = 9 then null when chance < 3000 then 3 else 2 end,
    case when id % 5953 = 0 then 2 when chance between 3000 and 8999 then 1 end,
    case when id % 5953 = 0 or chance between 3000 and 8999 then
        timestamptz '2024-12-01 00:00Z' - moment * interval '1 hour' - id * interval '1 second' end,
    case when id % 6043 = 0 then 'b' when chance % 10 < 5 then 'a' end,
    case when id % 20 = 0 then jsonb_build_object('dueDate', date '2024-01-01' + (moment % 300)::int)
        when id % 20 = 5 then jsonb_build_object('storyPoints', chance % 13, 'timeSpent', 3600 + chance, 'timeEstimate', chance,
            'timeOriginalEstimate', 7200, 'description', 'Seen at pier ' || id % 499, 'environment', 'Rain', 'epicName', 'Tide')
        else '{}' end,
    case when id % 6043 = 0 then 'b' when chance % 10 < 5 then 'a' end,
    case when id % 6043 = 0 then 'b' else 'a' end,
    case when id % 6043 = 0 then array[2::bigint] when chance % 10 < 4 then array[1::bigint] else '{}' end,
    case when id % 6043 = 0 then array[2::bigint] when chance % 10 < 4 then array[1::bigint] else '{}' end,
    case when id % 6043 = 0 then array[2::bigint] when chance % 10 < 4 then array[1::bigint] else '{}' end
from (select id, case when id % 6053 = 0 then 3 when id % 50 = 25 then 4 when id % 10 = 1 then 2 else 1 end as project,
        (id * 7919 % 10007 * 6101 % 10009) % 10000 as chance, (id * 4789 % 9973 * 3571 % 10037) % 10000 as moment
    from generate_series(1::bigint, ${issues}) id) spread;

do $$ declare definition text; begin
    for definition in select indexdef from postponed loop execute definition; end loop;
end $$;
drop table postponed;

insert into issue_key select upper(key), id from issue;

insert into issue_link
select row_number() over (), case when id % 6067 = 0 then 3 when id % 2 = 0 then 1 else 2 end, id, 1 + id * 31 % ${issues}
from generate_series(5::bigint, ${issues}, 5) id;
insert into issue_link select 1000000 + id, 3, id * 11, id * 17 from generate_series(1, 5) id;

insert into version (id, project_id, name, released) values (1, 1, '1.0', true), (2, 1, '2.0', false), (3, 1, '3.0', false);
insert into component values (1, 1, 'Hull'), (2, 1, 'Mast');
insert into comment (id, issue_id, author, body, created, updated)
select id, id, 'a', '"Seen at pier"', '2024-01-01', '2024-01-01' from issue where id % 601 = 0;
insert into issue_view select 'a', id, '2024-01-01' from issue where id % 6011 = 0;
insert into issue_watch select id, 'a' from issue where id % 6011 = 0 union all select id, 'b' from issue where id % 601 = 0;
insert into issue_vote select id, 'a' from issue where id % 6011 = 0 union all select id, 'b' from issue where id % 601 = 0;

insert into board values (1, 1, 'BIG board', 'scrum', 1, 'project = BIG');
insert into sprint (id, board_id, name, state, goal)
values (1, 1, 'Ebb', 'closed', ''), (2, 1, 'Flood', 'active', ''), (3, 1, 'Tide', 'future', '');
insert into issue_sprint select id, 1 from issue where id % 10 < 3;
insert into issue_sprint select id, 2 from issue where id % 601 = 0;
insert into issue_sprint select id, 3 from issue where id % 6047 = 0;

-- Of three thousand issues, however many there are, one change that is frequent, and of very few all kinds of changes.
insert into change_group
select id, id, 'a', timestamptz '2022-01-01 00:00Z' + id * interval '1 minute', '[{"field": "status", "from": "1", "to": "3"}]'
from issue where id % (${issues} / 3000) = 3;
insert into change_group
select 1000000 + id, id, 'b', timestamptz '2023-01-01 00:00Z' + id * interval '1 minute',
    '[{"field": "status", "from": "2", "to": "4"}, {"field": "priority", "from": "1", "to": "2"},
      {"field": "resolution", "from": "2", "to": null}, {"field": "assignee", "from": "b", "to": null},
      {"field": "reporter", "from": "b", "to": null}, {"field": "Fix Version", "from": "2", "to": null}]'
from issue where id % 6053 = 0;

-- What was inserted stands beside the index until somebody sorts it in.
select gin_clean_pending_list('change_group_items');

reset session_replication_role;
analyze;
