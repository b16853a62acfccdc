package org.espalier.sandbox.jql;

import java.util.ArrayList;
import java.util.List;

/**
 * What a query means to one caller.
 *
 * @param errors what makes the query senseless: unknown fields and functions, operators and values that do not fit
 * @param warnings values that do not exist, or not for this caller; they match nothing
 * @param sql the answer; it finds nothing where there are errors
 */
public record JqlCheck(List<String> errors, List<String> warnings, SqlQuery sql) {

    /** PostgreSQL takes 65,535 parameters in a statement; half of them leaves room for the caller's own. */
    private static final int MOST_PARAMETERS = 32_000;

    public JqlCheck {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    /** Checks a query and translates it. */
    public static JqlCheck of(Query query, Names names, Caller caller) {
        return of(query, names, caller, List.of());
    }

    /** Checks a query and translates it; it stands inside these saved filters, outermost first. */
    public static JqlCheck of(Query query, Names names, Caller caller, List<Long> filters) {
        var problems = new Problems();
        var context = new Context(names, caller, problems, filters);
        var fields = new SearchFields(names);
        var visible = Sql.of("NOT i.hidden AND i.project_id = ANY(?)", (Object)
                caller.projects().toArray(Long[]::new));
        var asked = query.where()
                .map(clause -> new Conditions(fields, context).of(clause))
                .orElse(Sql.TRUE);
        var order = new Sorting(fields, context).of(query.orderBy());
        if (asked.parameters().size() > MOST_PARAMETERS) {
            problems.error("The query is too long: it compares with more than " + MOST_PARAMETERS + " values.");
        }
        var where = problems.errors().isEmpty() ? Sql.all(List.of(visible, asked)) : Sql.FALSE;
        return new JqlCheck(
                problems.errors(), problems.warnings(), new SqlQuery(where.text(), where.parameters(), order));
    }

    /**
     * The answer of a search.
     *
     * @throws JqlError if there are errors or warnings
     */
    public SqlQuery strictly() {
        var messages = new ArrayList<>(errors);
        messages.addAll(warnings);
        return orRefused(messages);
    }

    /**
     * The answer where values that do not exist are no error, as in {@code /jql/match}.
     *
     * @throws JqlError if there are errors
     */
    public SqlQuery leniently() {
        return orRefused(errors);
    }

    private SqlQuery orRefused(List<String> messages) {
        if (!messages.isEmpty()) {
            throw new JqlError(messages);
        }
        return sql;
    }
}
