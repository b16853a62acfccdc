-- When a job that waits goes on by itself; null where nobody knows.
alter table job add column waiting_until timestamptz;
