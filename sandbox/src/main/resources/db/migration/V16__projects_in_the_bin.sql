-- A removed project that an administrator can still take out again. Nobody sees it meanwhile.
alter table project add column binned boolean not null default false;
