-- The webhooks that this server keeps at sites. One that is not ON is being made, or is to be taken away; what it tells
-- counts all the same, so that nothing is lost between an old one and its successor.
create table tracker_webhook (
    id         text primary key,
    connection text        not null,
    guard      text        not null, -- what proves that a delivery is the site's own: SIGNATURE or ADDRESS
    secret     bytea       not null,
    base       text        not null, -- the address of this server that the site was told
    site       text        not null,
    projects   text[],               -- null: all
    state      text        not null, -- MAKING, ON or LEAVING
    made       timestamptz not null,
    made_by    text        not null,
    received   timestamptz,
    deliveries bigint      not null default 0,
    passed_over bigint     not null default 0, -- deliveries that named no issue
    refused    timestamptz           -- when a delivery last did not prove whose it is
);

create unique index tracker_webhook_on on tracker_webhook (connection) where state = 'ON';
