package org.espalier.sandbox;

import java.util.List;
import java.util.stream.Collectors;
import org.espalier.sandbox.RealLines.Change;

/** Writes into a store what {@link RealLines} imagines beyond its file. */
final class RealHistory {

    private RealHistory() {}

    static void write(TestSandbox sandbox, RealLines lines) {
        sandbox.execute("""
                update issue set
                    assignee = case when number % 50 = 0 then a.id else assignee end,
                    reporter = case number % 30 when 0 then a.id when 7 then m.id end,
                    creator = case number % 30 when 0 then a.id when 7 then m.id end,
                    versions = case when number % 4 = 0 then fix_versions else '{}' end,
                    extra = extra || case number % 15
                        when 0 then jsonb_build_object('description', 'In shed' || number % 7)
                        when 5 then jsonb_build_object('environment', 'In shed' || number % 7) else '{}' end
                from account a, account m
                where a.name = 'admin' and m.name = 'member' and not hidden
                  and (number % 50 = 0 or number % 30 in (0, 7) or number % 4 = 0 or number % 5 = 0);
                insert into comment (id, issue_id, author, body, created, updated)
                select nextval('comment_id'), i.id, m.id, to_jsonb('In shed' || number % 7), i.updated, i.updated
                from issue i, account m where m.name = 'member' and number % 15 = 10 and not hidden;
                insert into issue_property
                select id, 'shelf', jsonb_build_object('place', jsonb_build_object('row', number % 100),
                                                       'side', case when number % 20 = 6 then 'port' else 'lee' end)
                from issue where number % 10 = 6 and not hidden;
                insert into issue_view select a.id, i.id, i.updated from issue i, account a
                where a.name = 'admin' and i.number % 1000 = 1 and not i.hidden;
                insert into issue_watch select i.id, a.id from issue i, account a where not i.hidden
                and (a.name = 'admin' and i.number % 40 = 3 or a.name = 'member' and i.number % 60 = 3);
                insert into issue_vote select i.id, a.id from issue i, account a where not i.hidden
                and (a.name = 'admin' and i.number % 35 = 5 or a.name = 'member' and i.number % 70 = 5)
                """);
        sandbox.execute("""
                update issue e set parent_id = t.id
                from issue_type y, issue t
                where y.id = e.type_id and y.hierarchy_level = 1 and e.number %% 3 = 0 and not e.hidden
                  and t.key = case when e.number %% 2 = 0 then '%s' else '%s' end
                """.formatted(
                        lines.tops().getFirst().key(), lines.tops().getLast().key()));
        sandbox.execute("insert into withheld_permission select id, 'EDIT_ISSUES' from project where key = '%s'"
                .formatted(RealGrants.withheldIn(lines)));
        RealLeaving leaving = RealLeaving.of(lines);
        sandbox.execute("""
                insert into change_group (id, issue_id, author, created, items)
                select nextval('change_group_id'), i.id, a.id, i.updated,
                       jsonb_build_array(jsonb_build_object('field', 'Fix Version', 'from', v.id::text, 'to', null))
                from issue i
                join project p on p.id = i.project_id and p.key = '%s'
                join version v on v.project_id = p.id and v.name = '%s'
                join account a on a.name = 'admin'
                where i.number %% 20 = 9 and not i.hidden and not v.id = any(i.fix_versions)
                """.formatted(leaving.project(), leaving.version().replace("'", "''")));
        String rows = lines.changes().values().stream()
                .flatMap(List::stream)
                .map(RealHistory::row)
                .collect(Collectors.joining(",\n"));
        sandbox.execute("""
                create temporary table value_id as
                select 'status' as field, name, id::text from status
                union all select 'priority', name, id::text from priority
                union all select 'resolution', name, id::text from resolution
                union all select 'assignee', case when name in ('admin', 'member') then display_name else name end, id
                from account;
                insert into change_group (id, issue_id, author, created, items)
                select nextval('change_group_id'), i.id, a.id, c.at::timestamptz,
                       jsonb_build_array(jsonb_build_object('field', c.field, 'from', f.id, 'to', t.id))
                from (values %s) as c (key, field, before, after, at, author)
                join issue i on i.key = c.key
                join account a on a.display_name = c.author
                left join value_id f on f.field = c.field and f.name = c.before
                left join value_id t on t.field = c.field and t.name = c.after;
                drop table value_id;
                analyze
                """.formatted(rows));
    }

    private static String row(Change change) {
        return List.of(
                        change.line().key(),
                        change.field(),
                        change.from(),
                        change.to(),
                        change.at().toString(),
                        change.author())
                .stream()
                .map(text -> "'" + text.replace("'", "''") + "'")
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
