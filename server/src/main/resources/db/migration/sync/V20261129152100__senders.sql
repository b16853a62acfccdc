-- By which accounts of the site each change was sent, as the site knows them; none where it was sent before this was noted.
alter table plan_change add column senders text[] not null default '{}';
