package org.espalier.sandbox;

import java.util.List;
import java.util.stream.Collectors;
import org.espalier.sandbox.RealLines.Change;

/** Writes into a store what {@link RealLines} imagines beyond its file. */
final class RealHistory {

    private RealHistory() {}

    static void write(TestSandbox sandbox, RealLines lines) {
        sandbox.execute("update issue set assignee = (select id from account where name = 'admin')"
                + " where number % 50 = 0 and not hidden");
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
