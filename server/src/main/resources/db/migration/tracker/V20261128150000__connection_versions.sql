-- Grows with every change of a connection, so that nobody overwrites what somebody else changed meanwhile.
alter table tracker_connection add column version bigint not null default 1;
