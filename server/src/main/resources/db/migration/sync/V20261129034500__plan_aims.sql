-- The site a plan was made for, and the keys of the projects that were enabled then, of which null means all. A plan
-- whose structure is gone was made for no site that could be reached.
alter table plan add column base_url text not null default '';
alter table plan add column projects text[];

update plan
   set base_url = connection.base_url, projects = connection.projects
  from structures_structure structure
  join tracker_connection connection on connection.id = structure.connection
 where structure.id = plan.structure;
