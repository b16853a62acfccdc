-- The most requests per second that the site shall get from this connection; null means as many as Jira allows.
alter table tracker_connection add column requests_per_second integer;
