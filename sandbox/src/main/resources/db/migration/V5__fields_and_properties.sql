-- Versions, components, people, properties and comments of issues, and what a project withholds from its members.
alter table project
    -- An archived project can be read by whoever knows where it is, and changed by nobody.
    add column archived boolean not null default false;

alter table status
    -- A status that only this project has, as team-managed projects do; its name may be that of another.
    add column project_id bigint references project on delete cascade deferrable initially deferred;

alter table issue
    add column reporter text references account,
    add column creator text references account,
    -- Ids in the order in which they were given.
    add column fix_versions bigint[] not null default '{}',
    add column versions bigint[] not null default '{}',
    add column components bigint[] not null default '{}';

create table version (
    id bigint primary key,
    project_id bigint not null references project,
    name text not null,
    released boolean not null,
    unique (project_id, name)
);

create table component (
    id bigint primary key,
    project_id bigint not null references project,
    name text not null,
    unique (project_id, name)
);

create table issue_property (
    issue_id bigint not null references issue on delete cascade,
    key text not null,
    -- JSON as it was sent: a type that understands it would change the order of its names.
    value text not null,
    primary key (issue_id, key)
);

create table comment (
    id bigint primary key,
    issue_id bigint not null references issue on delete cascade,
    author text not null references account,
    -- JSON: an Atlassian document, or wiki text.
    body jsonb not null,
    created timestamptz not null,
    updated timestamptz not null
);

create index comment_issue on comment (issue_id, id);
create sequence comment_id start 10000;

-- What only administrators may do in a project.
create table withheld_permission (
    project_id bigint not null references project on delete cascade,
    permission text not null,
    primary key (project_id, permission)
);

create table bulk_task (
    id bigint primary key,
    -- How often it was asked about: a task is not done at once.
    polls int not null,
    report jsonb not null
);

create sequence bulk_task_id start 10000;

-- Turns the names of versions and components that issues carry in their data into rows.
create function names_in(extra jsonb, field text) returns setof text
    language sql immutable
    return jsonb_array_elements_text(case when jsonb_typeof(extra -> field) = 'array' then extra -> field else '[]' end);

create procedure make_versions() language sql as $$
    insert into version (id, project_id, name, released)
    select 10000 + row_number() over (order by p.key, n.name), p.id, n.name, n.done
    from (select i.project_id, v.name, bool_and(s.category = 'done') as done
          from issue i join status s on s.id = i.status_id cross join lateral names_in(i.extra, 'fixVersions') v (name)
          where i.extra ? 'fixVersions' group by 1, 2) n
    join project p on p.id = n.project_id;

    insert into component (id, project_id, name)
    select 10000 + row_number() over (order by p.key, n.name), p.id, n.name
    from (select distinct i.project_id, c.name
          from issue i cross join lateral names_in(i.extra, 'components') c (name) where i.extra ? 'components') n
    join project p on p.id = n.project_id;

    update issue i set
        fix_versions = array(
            select v.id from names_in(i.extra, 'fixVersions') with ordinality n (name, place)
            join version v on v.project_id = i.project_id and v.name = n.name order by n.place),
        components = array(
            select c.id from names_in(i.extra, 'components') with ordinality n (name, place)
            join component c on c.project_id = i.project_id and c.name = n.name order by n.place),
        extra = i.extra - 'fixVersions' - 'components'
    where i.extra ?| array['fixVersions', 'components'];
$$;

-- A store that was filled before there were versions.
call make_versions();
