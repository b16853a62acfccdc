package org.espalier.sandbox.jql;

import java.util.List;
import java.util.Set;

/**
 * The types of an issue's links, by name or by either text. A link whose other end the caller cannot see does not
 * count.
 */
final class LinkTypeField implements SearchField {

    @Override
    public Set<Operator> operators() {
        return LIKENESS;
    }

    @Override
    public String type() {
        return "com.atlassian.jira.issue.link.IssueLinkType";
    }

    @Override
    public Sql present(Context context) {
        var all = context.names().linkTypes().stream().map(Names.LinkType::id).toList();
        return linked(new LinkEnds(all, all), context);
    }

    @Override
    public Sql anyOf(Asked asked) {
        var types = asked.context().names().linkTypes();
        var ends = LinkEnds.NONE;
        for (var value : asked.values()) {
            ends = ends.and(ends(value, types, asked));
        }
        return linked(ends, asked.context());
    }

    private static LinkEnds ends(Operand value, List<Names.LinkType> types, Asked asked) {
        if (value instanceof Operand.Call call) {
            asked.misplaced(call);
            return LinkEnds.NONE;
        }
        var description = value instanceof Operand.Text(var text) ? text : Printer.shown(value);
        var found = LinkEnds.named(description, types);
        if (found.isNone()) {
            asked.unknown(description);
        }
        return found;
    }

    /** One EXISTS over both ends, which PostgreSQL can begin from the issues as well as from the links. */
    private static Sql linked(LinkEnds ends, Context context) {
        return new Sql(
                "EXISTS (SELECT 1 FROM"
                        + " (SELECT source_id AS here, destination_id AS there, type_id, TRUE AS outward FROM issue_link"
                        + " UNION ALL SELECT destination_id, source_id, type_id, FALSE FROM issue_link) l"
                        + " JOIN issue o ON o.id = l.there WHERE l.here = i.id"
                        + " AND (l.outward AND l.type_id = ANY(?) OR NOT l.outward AND l.type_id = ANY(?))"
                        + " AND NOT o.hidden AND o.project_id = ANY(?))",
                List.of(
                        Sql.numbers(ends.asSource()),
                        Sql.numbers(ends.asDestination()),
                        Sql.numbers(context.caller().projects())));
    }

    @Override
    public List<SortKey> sortKeys(Context context) {
        return List.of();
    }
}
