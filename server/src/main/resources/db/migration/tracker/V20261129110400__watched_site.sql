-- At which site the changes were noticed up to the watermarks; a new credential leaves them as they are.
alter table tracker_watch add column site text not null default '';

update tracker_watch w set site = c.base_url from tracker_connection c where c.id = w.connection and c.version = w.version;
