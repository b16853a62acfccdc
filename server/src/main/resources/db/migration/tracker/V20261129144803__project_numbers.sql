-- By which number a site keeps each enabled project of a connection: its key can be changed there.
create table tracker_project (
    connection  text   not null,
    project_key text   not null,
    project     bigint not null,
    primary key (connection, project_key)
);
