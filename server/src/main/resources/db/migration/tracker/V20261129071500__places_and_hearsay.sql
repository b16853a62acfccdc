-- Where issues stand, as the fields of the site tell it: what stands above, and ranks.
alter table tracker_issue
    add column above          bigint, -- what stands above, by whichever field says it
    add column above_key      text,   -- its key, where the site tells no more of it
    add column above_relation text,   -- EPIC or PARENT; null: nothing stands above
    add column ranks          text[]; -- two each: the number of a rank field, an order string; null means that nobody saw
                                      -- where the issue stands, so nothing is known of what is above either

-- When it was last heard that issues may have changed; one may be heard of that was not read yet.
create table tracker_heard (
    connection text        not null,
    issue      bigint      not null,
    noticed    timestamptz not null,
    primary key (connection, issue)
);
alter table tracker_issue drop column noticed;

-- A quiet issue would never be read again, so the copy is made anew: the next census notices whatever it lacks.
delete from tracker_issue;
update tracker_watch set next_count = null;
