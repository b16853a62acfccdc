-- A notice whose issue could not be read waits for longer and longer, and stands in nobody's way meanwhile.
alter table intake_notice add column put_off integer not null default 0;
alter table intake_notice add column due timestamptz not null default '-infinity';
