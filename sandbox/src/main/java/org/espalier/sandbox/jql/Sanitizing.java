package org.espalier.sandbox.jql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Puts ids in the place of what whoever reads a query may not know: projects, issues and saved filters. */
public final class Sanitizing {

    private static final Set<String> ISSUES = Set.of("key", "issuekey", "issue", "id", "parent", "epic link");
    private static final Set<String> FILTERS = Set.of("filter", "savedfilter", "request", "searchrequest");

    private final Names names;
    private final Caller asker;
    private final Caller reader;

    /** The asker is somebody who knows what the names stand for. */
    public Sanitizing(Names names, Caller asker, Caller reader) {
        this.names = names;
        this.asker = asker;
        this.reader = reader;
    }

    /** The query as the reader may have it; the same one where that is as it was. */
    public Query of(Query query) {
        return new Query(query.where().map(this::clause), query.orderBy());
    }

    private Clause clause(Clause clause) {
        return switch (clause) {
            case Clause.And(var parts) ->
                new Clause.And(parts.stream().map(this::clause).toList());
            case Clause.Or(var parts) ->
                new Clause.Or(parts.stream().map(this::clause).toList());
            case Clause.Not(var negated) -> new Clause.Not(clause(negated));
            case Clause.Terminal(var field, var operator, var operand, var predicates) ->
                new Clause.Terminal(
                        field,
                        operator,
                        operand.map(value -> operand(Printer.shown(field).toLowerCase(Locale.ROOT), value)),
                        predicates);
        };
    }

    private Operand operand(String field, Operand operand) {
        return switch (operand) {
            case Operand.Group(var members) ->
                new Operand.Group(
                        members.stream().map(member -> operand(field, member)).toList());
            case Operand.Text(var text) ->
                hidden(field, text)
                        .<Operand>map(id -> new Operand.Digits(Long.toString(id)))
                        .orElse(operand);
            case Operand.Digits _, Operand.Call _, Operand.Empty _ -> operand;
        };
    }

    /** The id of what the text means, if the reader may not know it. */
    private Optional<Long> hidden(String field, String text) {
        if (field.equals("project")) {
            return names.projects().stream()
                    .filter(project -> Stream.of(project.key(), project.name()).anyMatch(text::equalsIgnoreCase))
                    .filter(project -> !reader.sees(project))
                    .map(Names.Project::id)
                    .findFirst();
        }
        if (ISSUES.contains(field)) {
            var key = text.toUpperCase(Locale.ROOT);
            return Optional.ofNullable(names.issuesByKey(List.of(key)).get(key))
                    .filter(issue -> !reader.sees(issue))
                    .map(Names.Issue::id);
        }
        if (FILTERS.contains(field)) {
            var readable = names.filters(reader).stream().map(Names.Filter::id).toList();
            return names.filters(asker).stream()
                    .filter(filter -> filter.name().equalsIgnoreCase(text))
                    .map(Names.Filter::id)
                    .filter(id -> !readable.contains(id))
                    .findFirst();
        }
        return Optional.empty();
    }
}
