-- Who last changed a comment, where that is somebody else than its author.
alter table comment add column editor text references account;

-- The place of a sprint among those of its board, once it has changed places with another one.
alter table sprint add column place bigint;

-- What people say of a version beyond its name.
alter table version
    add column description text not null default '',
    add column archived boolean not null default false;
