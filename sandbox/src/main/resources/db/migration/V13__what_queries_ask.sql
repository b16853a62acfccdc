-- What queries about texts, properties, versions, components, people and viewed issues need.

-- The words of a text with marks, which is an Atlassian document, or a string of wiki text; empty where there is none.
create function plain_text(body jsonb) returns text
    language sql immutable parallel safe
    return case jsonb_typeof(body)
        when 'string' then body #>> '{}'
        when 'object' then coalesce((select string_agg(n ->> 'text', ' ') from jsonb_path_query(body, 'strict $.**') n
                                     where jsonb_typeof(n) = 'object'), '')
        else '' end;

-- What stands at a path of a property; null where there is nothing, or something that PostgreSQL cannot read.
create function property_at(value text, path text[]) returns jsonb
    language plpgsql immutable parallel safe as $$
begin
    return value::jsonb #> path;
exception when others then
    return null;
end $$;

-- Which issues somebody looked at, and when last.
create table issue_view (
    account text not null references account,
    issue_id bigint not null references issue on delete cascade,
    viewed timestamptz not null,
    primary key (account, issue_id)
);

create index issue_reporter on issue (reporter, id);
create index issue_creator on issue (creator, id);
create index issue_fix_versions on issue using gin (fix_versions);
create index issue_versions on issue using gin (versions);
create index issue_components on issue using gin (components);
