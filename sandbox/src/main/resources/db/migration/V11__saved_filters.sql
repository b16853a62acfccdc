-- Saved filters, and what searches by priority, resolution, assignee, due date and by history need.
create table saved_filter (
    id bigint primary key,
    name text not null,
    description text not null,
    owner text not null references account,
    jql text not null,
    -- With whom it is shared: a list of {"id", "type"} and, by the type, "project" (an id) or "user" (an account).
    shares jsonb not null
);

create table favourite_filter (
    account text not null references account,
    filter_id bigint not null references saved_filter on delete cascade,
    primary key (account, filter_id)
);

-- Filters of boards have ids from 10,000 on, one of each project that can be browsed.
create sequence saved_filter_id start 20000;
create sequence share_id start 30000;

-- Whoever makes a board makes its filter: the first administrator, for the people of the project. What the column jql of
-- a board says is how its filter began.
create function filter_of_board(filter_id bigint, board_name text, jql text, project_id bigint)
returns setof saved_filter language sql stable as $$
    select filter_id, 'Filter for ' || board_name, '', min(a.id), jql,
           jsonb_build_array(jsonb_build_object('id', filter_id, 'type', 'project', 'project', project_id))
    from account a where a.administrator having count(*) > 0
$$;

create function make_board_filter() returns trigger language plpgsql as $$
begin
    insert into saved_filter select f.* from filter_of_board(new.filter_id, new.name, new.jql, new.project_id) f;
    return null;
end $$;

create trigger make_board_filter after insert on board for each row execute function make_board_filter();

insert into saved_filter select f.* from board b, filter_of_board(b.filter_id, b.name, b.jql, b.project_id) f;

-- A store whose first state was kept before there were filters keeps those that its first boards would have had.
do $$
begin
    if to_regclass('first_board') is not null then
        create table first_saved_filter as
            select f.* from first_board b, filter_of_board(b.filter_id, b.name, b.jql, b.project_id) f;
        create table first_favourite_filter as table favourite_filter;
    end if;
end $$;

-- Boards that come back find their filters, as they first were, among what comes back.
alter procedure restore_first_state() rename to restore_first_tables;

create procedure restore_first_state() language plpgsql as $$
begin
    alter table board disable trigger make_board_filter;
    call restore_first_tables();
    alter table board enable trigger make_board_filter;
end $$;

create index issue_priority on issue (priority_id, id);
create index issue_resolution on issue (resolution_id, id);
create index issue_assignee on issue (assignee, id);
-- Must be the expression that a search for due dates uses.
create index issue_due on issue (((extra ->> 'dueDate') collate "C"), id);
create index change_group_items on change_group using gin (items jsonb_path_ops);

-- Words are between typographic signs as between others. Must be the expression that a search for words uses.
drop index issue_summary_words;
create index issue_summary_words on issue using gin (to_tsvector('english', translate(summary,
    '!"#$%&''()*+,-./:;<=>@[\]^_`{|}~«»‐‑‒–—―‘’‚‛“”„‟•…‹›' || chr(63), repeat(' ', 52))));
