-- What is known of a credential beside itself.
alter table tracker_connection
    add column expires         date,                          -- null where nobody knows
    add column service_account boolean not null default false,
    add column cloud_id        text;                          -- the site's number at the gateway, where the token needs it
