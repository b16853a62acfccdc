-- Sites of hundreds of thousands of issues: a page of a search stays within an index, or its reading ends with the page.
-- Every search is ordered, at last by the id; an index that ends with the id gives its order too.
drop index issue_project, issue_parent, issue_created, issue_updated, issue_rank, issue_status, issue_type_of;
create index issue_project on issue (project_id, id);
create index issue_number on issue (project_id, number);
create index issue_parent on issue (parent_id, id);
create index issue_created on issue (created, id);
create index issue_updated on issue (updated, id);
create index issue_rank on issue (rank, id);
create index issue_status on issue (status_id, id);
create index issue_type_of on issue (type_id, id);
create index issue_without_summary on issue (id) where summary = '';

-- The orders by key, summary and labels; each must be the expressions that the search sorts by. What makes no difference
-- within 255 characters is left to the id, so that an entry of an index never grows too long.
create function label_line(labels text[]) returns text
    language sql immutable strict parallel safe
    return left(array_to_string(labels, ' '), 255);

create index issue_key_order on issue ((split_part(key, '-', 1) collate "C"), number, id);
create index issue_key_order_in_project on issue (project_id, (split_part(key, '-', 1) collate "C"), number, id);
create index issue_summary_order on issue ((left(lower(summary), 255) collate "C"), id);
create index issue_label_order on issue ((cardinality(labels) = 0), (label_line(labels) collate "C"), id);
