package org.espalier.sandbox.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.jql.Jql;
import org.espalier.sandbox.jql.JqlCheck;
import org.espalier.sandbox.jql.Query;
import org.espalier.sandbox.jql.SqlQuery;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Answers the lists of the agile API: slices by offset, in the order of the rank unless a query asks for another. Like
 * every search they may lag behind.
 */
@Component
public class IssueLists {

    private static final String BY_RANK = "i.rank, i.id";

    /**
     * What a list is about.
     *
     * @param filters queries that all must find an issue; their order does not count
     * @param conditions more of what must be true of it, see {@link Condition}
     */
    public record Scope(List<String> filters, List<Condition> conditions) {

        /** What a list is about. */
        public Scope {
            filters = List.copyOf(filters);
            conditions = List.copyOf(conditions);
        }

        /** All issues that meet the conditions. */
        public static Scope of(Condition... conditions) {
            return new Scope(List.of(), List.of(conditions));
        }

        /** The same, narrowed further. */
        public Scope and(Condition... more) {
            return new Scope(
                    filters, Stream.concat(conditions.stream(), Stream.of(more)).toList());
        }
    }

    /**
     * A condition on {@code issue i} in SQL.
     *
     * @param parameters the values for its question marks
     */
    public record Condition(String sql, List<Object> parameters) {

        /** A condition on an issue. */
        public Condition {
            parameters = List.copyOf(parameters);
        }

        /** The issue belongs to the epic with that id; a sub-task does not, wherever it stands. */
        public static Condition inEpic(long epic) {
            return new Condition("i.parent_id = ? and " + level("t.hierarchy_level = 0"), List.of(epic));
        }

        /** The issue could belong to an epic and does not. */
        public static Condition inNoEpic() {
            return new Condition("i.parent_id is null and " + level("t.hierarchy_level = 0"), List.of());
        }

        /** The issue is an epic. */
        public static Condition epic() {
            return new Condition(level("t.hierarchy_level = 1"), List.of());
        }

        /** The issue is no epic. */
        public static Condition noEpic() {
            return new Condition(level("t.hierarchy_level < 1"), List.of());
        }

        /** The issue is done. */
        public static Condition finished() {
            return new Condition(status("= 'done'"), List.of());
        }

        /** The issue is not done. */
        public static Condition unfinished() {
            return new Condition(status("<> 'done'"), List.of());
        }

        /** The issue is, or once was, in the sprint with that id. */
        public static Condition inSprint(long sprint) {
            return new Condition(
                    "exists (select from issue_sprint x where x.issue_id = i.id and x.sprint_id = ?)", List.of(sprint));
        }

        /** The issue is in no sprint that is active or still to come. */
        public static Condition inNoOpenSprint() {
            return new Condition(
                    "not exists (select from issue_sprint x join sprint s on s.id = x.sprint_id"
                            + " where x.issue_id = i.id and s.state <> 'closed')",
                    List.of());
        }

        private static String status(String condition) {
            return "i.status_id in (select s.id from status s where s.category " + condition + ")";
        }

        private static String level(String condition) {
            return "i.type_id in (select t.id from issue_type t where " + condition + ")";
        }
    }

    /**
     * Which part of a list is asked for.
     *
     * @param jql narrows the list, and may order it
     * @param strict whether values that do not exist are errors
     */
    public record Asked(String jql, boolean strict, int start, int size) {}

    /** Some of the issues of a list, in its order, out of how many. */
    public record Slice(List<Long> ids, long total) {

        /** A slice. */
        public Slice {
            ids = List.copyOf(ids);
        }
    }

    private final JdbcClient database;
    private final Search search;
    private final SearchIndex index;

    IssueLists(JdbcClient database, Search search, SearchIndex index) {
        this.database = database;
        this.search = search;
        this.index = index;
    }

    /**
     * A slice of at most that many issues.
     *
     * @throws org.espalier.sandbox.jql.JqlError where the query cannot be answered
     */
    public Slice slice(Caller caller, Scope scope, Asked asked) {
        Query narrowing = Jql.parse(asked.jql());
        JqlCheck check = search.check(caller, narrowing);
        SqlQuery query = asked.strict() ? check.strictly() : check.leniently();
        Condition found = narrowed(caller, query, scope);
        SearchIndex.Prefix seen = index.asSeen(List.of());
        long total = database.sql(seen.text() + "select count(*) from issue i where " + found.sql())
                .params(seen.and(found.parameters()))
                .query(Long.class)
                .single();
        List<Object> parameters = seen.and(found.parameters());
        parameters.add(asked.start());
        parameters.add(asked.size());
        List<Long> ids = database.sql(seen.text() + "select i.id from issue i where " + found.sql() + " order by "
                        + (narrowing.orderBy().isEmpty() ? BY_RANK : query.orderBy()) + " offset ? limit ?")
                .params(parameters)
                .query(Long.class)
                .list();
        return new Slice(ids, total);
    }

    /**
     * A page of at most that many issues; where it begins the token says.
     *
     * @param token of the page before
     * @throws org.espalier.sandbox.jql.JqlError where the query cannot be answered
     */
    public Search.Page page(Caller caller, Scope scope, Asked asked, Optional<String> token) {
        String list = scope + asked.jql();
        int start = token.map(text -> Search.token(text, list))
                .map(beginning -> Integer.parseInt(beginning.place().getFirst()))
                .orElse(0);
        Slice slice = slice(caller, scope, new Asked(asked.jql(), asked.strict(), start, asked.size()));
        int end = start + slice.ids().size();
        return new Search.Page(
                slice.ids(),
                end < slice.total()
                        ? Optional.of(new PageToken(List.of(Integer.toString(end)), 0).text(list))
                        : Optional.empty());
    }

    /** The ids of the sprints that any issue of the scope is or was in. */
    public List<Long> sprints(Caller caller, Scope scope) {
        Condition found = narrowed(caller, search.check(caller, Jql.parse("")).leniently(), scope);
        return database.sql("select distinct x.sprint_id from issue_sprint x join issue i on i.id = x.issue_id where "
                        + found.sql())
                .params(found.parameters())
                .query(Long.class)
                .list();
    }

    private Condition narrowed(Caller caller, SqlQuery query, Scope scope) {
        List<String> conditions = new ArrayList<>(List.of(query.where()));
        List<Object> parameters = new ArrayList<>(query.parameters());
        for (String filter : scope.filters()) {
            SqlQuery filtered = search.check(caller, Jql.parse(filter)).leniently();
            conditions.add(filtered.where());
            parameters.addAll(filtered.parameters());
        }
        for (Condition condition : scope.conditions()) {
            conditions.add(condition.sql());
            parameters.addAll(condition.parameters());
        }
        return new Condition(conditions.stream().collect(Collectors.joining(") and (", "(", ")")), parameters);
    }
}
