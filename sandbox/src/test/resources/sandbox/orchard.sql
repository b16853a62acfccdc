-- What the trees have beyond what every issue has.
create table version (id bigint primary key, name text);
create table component (id bigint primary key, name text);
create table comment (issue_id bigint, author text, editor text, body jsonb, updated timestamptz);
create table issue_property (issue_id bigint, key text, value text);

insert into version values (11, '1.0'), (12, '2.0'), (13, '3.0'), (14, '0.1'), (21, '1.0');
insert into component values (31, 'Hull'), (32, 'Mast'), (33, 'Hull');
update issue i set fix_versions = v.fixed::bigint[], versions = v.affected::bigint[], components = v.components::bigint[]
from (values ('A-1', '{11}', '{}', '{31}'), ('A-2', '{12,13}', '{11}', '{31,32}'), ('A-3', '{13}', '{}', '{}'),
    ('B-1', '{21}', '{21}', '{33}')) v (key, fixed, affected, components)
where v.key = i.key;
update issue i set reporter = v.reporter, creator = v.creator
from (values ('A-1', 'ann', 'ann'), ('A-2', 'bob', 'ann'), ('A-3', 'bob', 'ann'), ('A-4', null, 'bob'),
    ('A-10', null, 'ann'), ('B-1', 'ann', 'ann'), ('B-2', null, 'ann')) v (key, reporter, creator)
where v.key = i.key;
update issue i set extra = i.extra || v.extra::jsonb
from (values ('A-1', '{"description": "Plant *pears* and quinces", "epicName": "Orchard"}'),
    ('A-2', '{"description": {"type": "doc", "version": 1, "content": [{"type": "paragraph", "content": [
        {"type": "text", "text": "Mend"}, {"type": "text", "text": "the valve"}]}]},
        "epicName": "Orchard", "storyPoints": 3, "timeSpent": 7200, "timeOriginalEstimate": 3600}'),
    ('A-3', '{"environment": "A greenhouse", "storyPoints": 0.5, "timeOriginalEstimate": 28800, "timeEstimate": 1800}'))
    v (key, extra)
where v.key = i.key;
insert into comment values (104, 'bob', null, '"Quinces rot"', '2023-07-03 12:00Z'),
    (201, 'ann', 'bob', '"Nothing"', '2023-07-04 12:00Z');
insert into issue_property values
    (101, 'pump', '{"side": {"name": "port", "count": 3}, "tags": ["a", "b"], "day": "2023-07-05", "on": true}'),
    (102, 'pump', '{"side": {"name": "lee", "count": 10}, "on": null}'), (103, 'pump', '"\u0000"');
insert into issue_view values ('ann', 102, '2023-07-04 08:00Z'), ('ann', 201, '2023-07-04 09:00Z'),
    ('bob', 103, '2023-07-04 08:00Z');
insert into change_group values
    (21, 102, 'bob', '2023-07-03 10:00Z', '[{"field": "Fix Version", "from": "11", "to": null},
        {"field": "Fix Version", "from": null, "to": "12"}]'),
    (22, 104, 'ann', '2023-07-04 13:00Z', '[{"field": "Fix Version", "from": "12", "to": null}]'),
    (23, 201, 'bob', '2023-07-04 16:00Z', '[{"field": "reporter", "from": "bob", "to": "ann"}]');
insert into issue_watch (issue_id, account) values (102, 'ann'), (102, 'bob'), (103, 'bob'), (201, 'ann'), (301, 'bob');
insert into issue_vote (issue_id, account) values (104, 'ann'), (202, 'bob');
