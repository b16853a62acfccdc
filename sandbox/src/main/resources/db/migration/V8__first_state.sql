-- The data that a store was filled with, kept beside the data as it is: for each table one more, named first_….
-- What is about the sandbox and not about its Jira is left out, so that a reset forgets no webhook.
create function tables_of_jira() returns setof text language sql stable as $$
    select c.relname::text from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname not like 'first\_%'
      and c.relname not in ('flyway_schema_history', 'late_index', 'earlier_issue', 'webhook', 'webhook_delivery')
$$;

create procedure keep_first_state() language plpgsql as $$
declare
    name text;
begin
    for name in select tables_of_jira() loop
        execute format('create table %I as table %I', 'first_' || name, name);
    end loop;
end $$;

-- Goes back to what was kept, table by table, each behind those that it refers to.
create procedure restore_first_state() language plpgsql as $$
declare
    waiting text[] := array(select t from tables_of_jira() t where to_regclass(format('%I', 'first_' || t)) is not null);
    ready text[];
    name text;
    columns text;
begin
    execute 'truncate ' || (select string_agg(format('%I', t), ', ') from unnest(waiting) t) || ' cascade';
    while cardinality(waiting) > 0 loop
        ready := array(
            select t from unnest(waiting) t where not exists (
                select from pg_constraint k
                where k.contype = 'f' and k.conrelid = format('%I', t)::regclass and k.confrelid <> k.conrelid
                  and k.confrelid = any (select format('%I', u)::regclass from unnest(waiting) u)));
        foreach name in array ready loop
            select string_agg(format('%I', a.attname), ', ' order by a.attnum) into columns
            from pg_attribute a
            join pg_attribute b on b.attrelid = format('%I', name)::regclass and b.attname = a.attname
            where a.attrelid = format('%I', 'first_' || name)::regclass and a.attnum > 0 and not a.attisdropped
              and b.attgenerated = '';
            execute format('insert into %1$I (%2$s) overriding system value select %2$s from %3$I',
                           name, columns, 'first_' || name);
        end loop;
        waiting := array(select t from unnest(waiting) t where t <> all (ready));
    end loop;
end $$;
