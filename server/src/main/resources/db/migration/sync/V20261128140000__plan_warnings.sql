-- What a person must know before confirming the plan; it holds nothing back.
alter table plan add column warnings jsonb not null default '[]';
