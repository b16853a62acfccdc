package org.espalier.server.jira;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A query taken apart at its ORDER BY, so that a condition can be added. Nothing else of JQL is understood here.
 *
 * @param where empty where the query restricts nothing
 */
record JqlParts(String where, Optional<String> order) {

    /** Quoted words and escaped characters, in which nothing is a keyword. */
    private static final Pattern QUOTED = Pattern.compile(
            "\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'|\\\\.", Pattern.DOTALL);

    private static final Pattern ORDER_BY =
            Pattern.compile("(?<![\\w.:-])order\\s+by(?![\\w.:-])", Pattern.CASE_INSENSITIVE);

    static JqlParts of(String query) {
        var bare = QUOTED.matcher(query)
                .replaceAll(quoted -> "_".repeat(quoted.group().length()));
        var orderBy = ORDER_BY.matcher(bare);
        return orderBy.find()
                ? new JqlParts(
                        query.substring(0, orderBy.start()).strip(), Optional.of(query.substring(orderBy.start())))
                : new JqlParts(query.strip(), Optional.empty());
    }

    /** The query with one more condition, in the order of the ids. */
    String byIdWith(String condition) {
        var both = where.isEmpty() ? condition : condition.isEmpty() ? where : "(" + where + ") AND " + condition;
        return (both + " ORDER BY id").strip();
    }
}
