package org.espalier.sandbox.search;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.espalier.sandbox.issues.Account;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Project;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.jql.Jql;
import org.espalier.sandbox.jql.JqlCheck;
import org.espalier.sandbox.jql.JqlSyntaxError;
import org.espalier.sandbox.jql.Names;
import org.espalier.sandbox.jql.Query;
import org.espalier.sandbox.jql.SqlQuery;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers queries, each page in one statement. */
@Component
public class Search {

    /** A page: the issues found, in the order of the query, and the token of the next page if there is one. */
    public record Page(List<Long> ids, Optional<String> next) {

        /** A page. */
        public Page {
            ids = List.copyOf(ids);
        }
    }

    /** An issue and its place in the order of the query. */
    private record Found(long id, List<String> place) {

        Found {
            place = List.copyOf(place);
        }
    }

    private static final Page NOTHING = new Page(List.of(), Optional.empty());

    private final JdbcClient database;
    private final JqlNames names;
    private final Catalogue catalogue;
    private final SearchIndex index;
    private final Clock clock;

    Search(JdbcClient database, JqlNames names, Catalogue catalogue, SearchIndex index, Clock clock) {
        this.database = database;
        this.index = index;
        this.names = names;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * Which page is asked for.
     *
     * @param size how many issues at most
     * @param token of the page before
     * @param reconciled issues that are searched as they are now, however late the index is
     */
    public record Asked(int size, Optional<String> token, List<Long> reconciled) {

        /** Which page is asked for. */
        public Asked {
            reconciled = List.copyOf(reconciled);
        }
    }

    /**
     * A page.
     *
     * @throws org.espalier.sandbox.jql.JqlError where the query cannot be answered
     */
    public Page page(Caller caller, String jql, Asked asked) {
        Optional<SqlQuery> query = bounded(caller, jql);
        if (query.isEmpty()) {
            return NOTHING;
        }
        PageToken start = asked.token().map(text -> token(text, jql)).orElse(PageToken.BEGINNING);
        Paging.Way way = index.nextPage();
        int size = Paging.size(way, asked.size());
        if (size == 0) {
            return new Page(List.of(), Optional.of(start.again().text(jql)));
        }
        SqlQuery wanted = start.place().isEmpty() ? query.get() : query.get().behind(start.place());
        List<Found> found = found(wanted, index.asSeen(asked.reconciled()), size + 1);
        List<Long> ids = found.stream().limit(size).map(Found::id).toList();
        if (way == Paging.Way.REPEATED) {
            return new Page(ids, Optional.of(start.again().text(jql)));
        }
        return new Page(
                ids,
                found.size() <= size
                        ? Optional.empty()
                        : Optional.of(new PageToken(found.get(size - 1).place(), 0).text(jql)));
    }

    /** Where a page begins, by a token of the same list. */
    static PageToken token(String text, String jql) {
        return PageToken.of(text, jql)
                .orElseThrow(() -> Refusal.badRequest("The provided next page token is invalid or expired."));
    }

    private List<Found> found(SqlQuery query, SearchIndex.Prefix seen, int atMost) {
        return database.sql(seen.text() + query.page())
                .params(seen.and(query.parameters()))
                .param(atMost)
                .query((row, _) -> new Found(row.getLong("id"), List.of((String[])
                        row.getArray("place").getArray())))
                .list();
    }

    /** How many issues the query finds. */
    public long count(Caller caller, String jql) {
        Optional<SqlQuery> query = bounded(caller, jql);
        if (query.isEmpty()) {
            return 0;
        }
        SearchIndex.Prefix seen = index.asSeen(List.of());
        return database.sql(seen.text() + query.get().count())
                .params(seen.and(query.get().parameters()))
                .query(Long.class)
                .single();
    }

    /** Those of the issues that the query finds; values that do not exist find nothing. */
    public List<Long> matching(Caller caller, String jql, Collection<Long> issues) {
        SqlQuery query = check(caller, Jql.parse(jql)).leniently().among(issues);
        SearchIndex.Prefix seen = index.asSeen(List.of());
        return database.sql(seen.text() + "select i.id from issue i where " + query.where() + " order by i.id")
                .params(seen.and(query.parameters()))
                .query(Long.class)
                .list();
    }

    /** What the query means to the caller. */
    public JqlCheck check(Caller caller, Query query) {
        return JqlCheck.of(query, names, asking(caller), List.of());
    }

    /** What the query means to the caller as that of the filter, inside which it must not stand itself. */
    public JqlCheck check(Caller caller, Query query, long filter) {
        return JqlCheck.of(query, names, asking(caller), List.of(filter));
    }

    /** What the names in queries stand for. */
    public Names names() {
        return names;
    }

    /** The caller as queries know them. */
    public org.espalier.sandbox.jql.Caller asking(Caller caller) {
        List<Long> open = catalogue.projects().all().stream()
                .filter(caller::browses)
                .map(Project::id)
                .toList();
        return new org.espalier.sandbox.jql.Caller(
                caller.account().map(Account::id),
                open,
                caller.account().map(Account::timeZone).orElse(ZoneOffset.UTC),
                clock.instant());
    }

    /** The query as a search takes it; absent where it is mere words, which Cloud answers with no issues. */
    private Optional<SqlQuery> bounded(Caller caller, String jql) {
        Query query;
        try {
            query = Jql.parse(jql);
        } catch (JqlSyntaxError error) {
            if (Jql.isFreeWords(jql)) {
                return Optional.empty();
            }
            throw error;
        }
        if (!query.bounded()) {
            throw Refusal.badRequest(
                    "Unbounded JQL queries are not allowed here. Please add a search restriction to your" + " query.");
        }
        return Optional.of(check(caller, query).strictly());
    }
}
