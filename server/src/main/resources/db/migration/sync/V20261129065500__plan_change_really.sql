-- The change as it was made, where it replaced a value that the plan had not seen and that could not be given back (L9).
alter table plan_change add column really jsonb;
