package org.espalier.sandbox.jql;

import java.util.ArrayList;
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

    private static Sql linked(LinkEnds ends, Context context) {
        var projects = Sql.numbers(context.caller().projects());
        var parameters = new ArrayList<Object>();
        parameters.add(Sql.numbers(ends.asSource()));
        parameters.add(projects);
        parameters.add(Sql.numbers(ends.asDestination()));
        parameters.add(projects);
        return new Sql(
                "i.id IN ("
                        + "SELECT l.source_id FROM issue_link l JOIN issue o ON o.id = l.destination_id"
                        + " WHERE l.type_id = ANY(?) AND NOT o.hidden AND o.project_id = ANY(?)"
                        + " UNION ALL"
                        + " SELECT l.destination_id FROM issue_link l JOIN issue o ON o.id = l.source_id"
                        + " WHERE l.type_id = ANY(?) AND NOT o.hidden AND o.project_id = ANY(?))",
                parameters);
    }

    @Override
    public List<String> sortKeys() {
        return List.of();
    }
}
