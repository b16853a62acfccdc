-- Boards and sprints, as the agile API shows them.
create table board (
    id bigint primary key,
    project_id bigint not null references project,
    name text not null,
    kind text not null check (kind in ('scrum', 'kanban')),
    -- The saved filter: which issues are on the board.
    filter_id bigint not null unique,
    jql text not null
);

create table sprint (
    id bigint primary key,
    board_id bigint not null references board,
    name text not null,
    state text not null check (state in ('future', 'active', 'closed')),
    goal text not null,
    starts timestamptz,
    ends timestamptz,
    completed timestamptz
);

create table issue_sprint (
    issue_id bigint not null references issue on delete cascade,
    sprint_id bigint not null references sprint on delete cascade,
    primary key (issue_id, sprint_id)
);

create index issue_sprint_sprint on issue_sprint (sprint_id, issue_id);

create sequence sprint_id;

-- Gives each project that can be browsed a board, and each sprint that issues carry in their data a row: the board of the
-- project that has most of its issues is where it was made. A project with sprints has a scrum board.
create procedure make_boards() language sql as $$
    insert into board (id, project_id, name, kind, filter_id, jql)
    select row_number() over (order by p.key), p.id, p.key || ' board',
           case when exists (select from issue i where i.project_id = p.id and i.extra ? 'sprints')
                then 'scrum' else 'kanban' end,
           10000 + row_number() over (order by p.key),
           'project = "' || p.key || '" ORDER BY Rank ASC'
    from project p where not p.hidden;

    insert into sprint (id, board_id, name, state, goal, starts, ends, completed)
    select distinct on (c.id) c.id, b.id, c.name, c.state, coalesce(c.goal, ''), c.starts, c.ends, c.completed
    from (select (s ->> 'id')::bigint as id, i.project_id, min(s ->> 'name') as name, min(lower(s ->> 'state')) as state,
                 min(s ->> 'goal') as goal, min((s ->> 'startDate')::timestamptz) as starts,
                 min((s ->> 'endDate')::timestamptz) as ends, min((s ->> 'completeDate')::timestamptz) as completed,
                 count(*) as many
          from issue i cross join lateral jsonb_array_elements(i.extra -> 'sprints') s
          where i.extra ? 'sprints' group by 1, 2) c
    join board b on b.project_id = c.project_id
    order by c.id, c.many desc, b.id;

    insert into issue_sprint (issue_id, sprint_id)
    select distinct i.id, (s ->> 'id')::bigint
    from issue i cross join lateral jsonb_array_elements(i.extra -> 'sprints') s where i.extra ? 'sprints';

    update issue set extra = extra - 'sprints' where extra ? 'sprints';

    select setval('sprint_id', (select coalesce(max(id), 0) + 1 from sprint), false);
$$;

-- A store that was filled before there were boards.
call make_boards();
