package org.espalier.sandbox.search;

import java.util.List;
import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.jql.Jql;
import org.espalier.sandbox.jql.JqlCheck;
import org.espalier.sandbox.jql.SqlQuery;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Answers queries as Data Center does: any slice of the result as it is at this moment, so that slices of several
 * requests need not fit together. An empty query finds everything, and mere words are no query.
 */
@Component
@Profile(Dialect.DATA_CENTER_PROFILE)
public class OffsetSearch {

    /** Some of the issues found, in the order of the query, out of how many, and which values did not exist. */
    public record Slice(List<Long> ids, long total, List<String> warnings) {

        /** A slice. */
        public Slice {
            ids = List.copyOf(ids);
            warnings = List.copyOf(warnings);
        }
    }

    private final JdbcClient database;
    private final Search search;
    private final SearchIndex index;

    OffsetSearch(JdbcClient database, Search search, SearchIndex index) {
        this.database = database;
        this.index = index;
        this.search = search;
    }

    /**
     * A slice of at most that many issues.
     *
     * @param strict whether values that do not exist are errors
     * @throws org.espalier.sandbox.jql.JqlError where the query cannot be answered
     */
    public Slice slice(Caller caller, String jql, boolean strict, int start, int size) {
        JqlCheck check = search.check(caller, Jql.parse(jql));
        SqlQuery query = strict ? check.strictly() : check.leniently();
        SearchIndex.Prefix seen = index.asSeen(List.of());
        long total = database.sql(seen.text() + query.count())
                .params(seen.and(query.parameters()))
                .query(Long.class)
                .single();
        List<Object> parameters = seen.and(query.parameters());
        Paging.Way way = index.nextPage();
        parameters.add(way == Paging.Way.REPEATED ? Math.max(0, start - size) : start);
        parameters.add(Paging.size(way, size));
        List<Long> ids = database.sql(seen.text() + "select i.id from issue i where " + query.where() + " order by "
                        + query.orderBy() + " offset ? limit ?")
                .params(parameters)
                .query(Long.class)
                .list();
        return new Slice(ids, total, check.warnings());
    }
}
