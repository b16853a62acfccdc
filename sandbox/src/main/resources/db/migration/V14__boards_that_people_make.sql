-- A board that somebody makes has a filter that was there before.
create or replace function make_board_filter() returns trigger language plpgsql as $$
begin
    insert into saved_filter select f.* from filter_of_board(new.filter_id, new.name, new.jql, new.project_id) f
    on conflict (id) do nothing;
    return null;
end $$;

-- Several boards may show what one filter finds.
alter table board drop constraint board_filter_id_key;

-- The place of a version among those of its project, once it was moved.
alter table version add column place numeric;
