-- A known word, sealed with the key of this installation; at start it tells a wrong key before any secret is needed.
create table platform_seal_canary (
    one    boolean primary key default true check (one),
    sealed bytea not null
);
