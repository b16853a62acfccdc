package org.espalier.sandbox.jql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.espalier.postgres.TestPostgres;

/**
 * A site of nine issues in a database of its own, as rows and as names.
 *
 * <pre>
 * A-1 epic             B-2           H-1 in a project the caller may not browse
 *  +- A-2 task         A-4           A-5 hidden from everybody, under A-1
 *  |   +- A-3 sub-task
 *  +- A-10 task
 *  +- B-1 task, once OLD-7
 * A-1 blocks A-2; A-3 relates to B-1; B-2 blocks H-1; A-10 blocks A-5
 * </pre>
 */
final class Orchard extends OrchardNames implements AutoCloseable {

    /** One issue as the tests and the model see it. */
    record Tree(
            long id,
            String key,
            long project,
            long type,
            long status,
            String summary,
            long parent,
            List<String> labels,
            String created,
            String rank) {

        String projectKey() {
            return key.substring(0, key.indexOf('-'));
        }

        long number() {
            return Long.parseLong(key.substring(key.indexOf('-') + 1));
        }

        Instant createdAt() {
            return Instant.parse(created);
        }

        /** An hour later each, so that both dates differ everywhere. */
        Instant updatedAt() {
            return createdAt().plusSeconds(3600);
        }

        boolean hidden() {
            return key.equals("A-5");
        }
    }

    static final List<Tree> TREES = List.of(
            tree(101, "A-1", 1, 3, 1, "Grow the orchard", 0, "", "2023-07-01T00:00:00Z", "0|c"),
            tree(102, "A-2", 1, 2, 2, "Testing the water pump", 101, "red", "2023-07-02T23:59:59Z", "0|B"),
            tree(103, "A-3", 1, 1, 3, "Pump: test_valve v1.0", 102, "red green", "2023-07-03T00:00:00Z", "0|a"),
            tree(104, "A-4", 1, 4, 4, "", 0, "Red", "2023-07-03T10:03:11Z", "0|d"),
            tree(105, "A-10", 1, 2, 1, "Water the trees", 101, "green", "2023-07-03T10:04:00Z", "0|A"),
            tree(201, "B-1", 2, 2, 1, "Two words here", 101, "", "2023-07-04T00:00:00Z", "0|b"),
            tree(202, "B-2", 2, 4, 3, "words two", 0, "blue", "2023-07-05T00:00:00Z", "0|e"),
            tree(301, "H-1", 3, 2, 1, "Unseen water", 0, "red", "2023-07-05T00:00:00Z", "0|f"),
            tree(401, "A-5", 1, 2, 1, "Unseen pump", 101, "red", "2023-07-05T00:00:00Z", "0|g"));

    /** One issue of a page. */
    record Found(long id, List<String> place) {}

    /** A link between two trees. */
    record Link(long type, long source, long destination) {}

    static final List<Link> LINKS =
            List.of(new Link(1, 101, 102), new Link(2, 103, 201), new Link(1, 202, 301), new Link(1, 105, 401));

    static final Instant NOW = Instant.parse("2023-07-05T12:34:56Z");
    static final ZoneId UTC = ZoneOffset.UTC;

    private static final String SCHEMA = """
            CREATE TABLE project (id bigint PRIMARY KEY, key text, name text);
            CREATE TABLE issue_type (id bigint PRIMARY KEY, name text, hierarchy_level int);
            CREATE TABLE status (id bigint PRIMARY KEY, name text, category text);
            CREATE TABLE issue (id bigint PRIMARY KEY, key text, project_id bigint, number bigint, type_id bigint,
                status_id bigint, summary text, parent_id bigint, labels text[] NOT NULL, created timestamptz,
                updated timestamptz, rank text COLLATE "C", hidden boolean NOT NULL, priority_id bigint,
                resolution_id bigint, assignee text, extra jsonb NOT NULL DEFAULT '{}', reporter text, creator text,
                fix_versions bigint[] NOT NULL DEFAULT '{}', versions bigint[] NOT NULL DEFAULT '{}',
                components bigint[] NOT NULL DEFAULT '{}');
            CREATE TABLE account (id text PRIMARY KEY, display_name text);
            CREATE TABLE issue_sprint (issue_id bigint, sprint_id bigint);
            CREATE TABLE change_group (id bigint PRIMARY KEY, issue_id bigint, author text, created timestamptz,
                items jsonb);
            CREATE TABLE issue_link (type_id bigint, source_id bigint, destination_id bigint);
            CREATE FUNCTION label_line(labels text[]) RETURNS text LANGUAGE sql IMMUTABLE STRICT
                RETURN left(array_to_string(labels, ' '), 255);
            INSERT INTO project VALUES (1, 'A', 'Zebra'), (2, 'B', 'Yak'), (3, 'H', 'Hidden');
            INSERT INTO issue_type VALUES (1, 'Sub-task', -1), (2, 'Task', 0), (3, 'Epic', 1), (4, 'Bug', 0);
            INSERT INTO status VALUES (1, 'Open', 'new'), (2, 'In Progress', 'indeterminate'), (3, 'Done', 'done'),
                (4, 'Closed', 'done');
            """;

    /** What is said of the trees beyond that, and what once was. */
    private static final String MORE = """
            INSERT INTO account VALUES ('ann', 'Ann Smith'), ('bob', 'Bob Jones');
            UPDATE issue i SET priority_id = v.priority, resolution_id = v.resolution, assignee = v.assignee,
                extra = CASE WHEN v.due IS NULL THEN '{}' ELSE jsonb_build_object('dueDate', v.due) END
            FROM (VALUES ('A-1', 1, NULL, 'ann', '2023-07-04'), ('A-2', 2, NULL, 'bob', NULL),
                ('A-3', 3, 1, 'ann', '2023-07-05'), ('A-4', NULL, 2, NULL, '2023-07-06'), ('A-10', 2, NULL, NULL, NULL),
                ('B-1', 1, NULL, 'bob', NULL), ('B-2', 3, 1, NULL, '2023-07-05'))
                AS v (key, priority, resolution, assignee, due) WHERE v.key = i.key;
            INSERT INTO issue_sprint VALUES (102, 1), (102, 2), (103, 1), (105, 2), (201, 3);
            INSERT INTO change_group
            SELECT row_number() OVER (), v.issue, v.author, (v.at || ':00Z')::timestamptz,
                (SELECT jsonb_agg(jsonb_build_object('field', c ->> 0, 'from', c ->> 1, 'to', c ->> 2))
                 FROM jsonb_array_elements(v.changes::jsonb) c)
            FROM (VALUES (102, 'ann', '2023-07-03 08:00', '[["status","1","2"]]'),
                (102, 'bob', '2023-07-04 09:00', '[["priority","3","2"]]'),
                (103, 'ann', '2023-07-03 12:00', '[["status","1","2"]]'),
                (103, 'bob', '2023-07-04 12:00', '[["status","2","3"],["resolution",null,"1"]]'),
                (104, 'bob', '2023-07-04 10:00', '[["status","2","4"],["resolution",null,"2"]]'),
                (104, 'ann', '2023-07-04 11:00', '[["assignee","ann",null]]'),
                (201, 'ann', '2023-07-04 15:00', '[["assignee",null,"bob"]]'),
                (202, 'ann', '2023-07-05 01:00', '[["resolution",null,"2"]]'),
                (202, 'bob', '2023-07-05 02:00', '[["resolution","2","1"]]')) AS v (issue, author, at, changes);
            """;

    private final Connection connection;

    Orchard() throws SQLException {
        connection = DriverManager.getConnection(TestPostgres.newDatabase());
        try (var statement = connection.createStatement()) {
            statement.execute(SCHEMA);
        }
        try (var insert = connection.prepareStatement(
                "INSERT INTO issue VALUES (?, ?, ?, ?, ?, ?, ?, NULLIF(?, 0), ?, ?, ?, ?, ?)")) {
            for (var tree : TREES) {
                insert(tree, insert);
            }
        }
        try (var statement = connection.createStatement()) {
            statement.execute(MORE);
            statement.execute(resource("/db/migration/V13__what_queries_ask.sql"));
            statement.execute(resource("/db/migration/V15__resolution_dates_watchers_and_votes.sql"));
            statement.execute(resource("/sandbox/orchard.sql"));
        }
        try (var insert = connection.prepareStatement("INSERT INTO issue_link VALUES (?, ?, ?)")) {
            for (var link : LINKS) {
                insert.setLong(1, link.type());
                insert.setLong(2, link.source());
                insert.setLong(3, link.destination());
                insert.executeUpdate();
            }
        }
    }

    private static String resource(String name) {
        try (var script = Objects.requireNonNull(Orchard.class.getResourceAsStream(name))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Tree tree(
            long id,
            String key,
            long project,
            long type,
            long status,
            String summary,
            long parent,
            String labels,
            String created,
            String rank) {
        var list = labels.isEmpty() ? List.<String>of() : List.of(labels.split(" "));
        return new Tree(id, key, project, type, status, summary, parent, list, created, rank);
    }

    private static void insert(Tree tree, PreparedStatement insert) throws SQLException {
        var values = List.<Object>of(
                tree.id(),
                tree.key(),
                tree.project(),
                tree.number(),
                tree.type(),
                tree.status(),
                tree.summary(),
                tree.parent(),
                tree.labels().toArray(String[]::new),
                OffsetDateTime.ofInstant(tree.createdAt(), ZoneOffset.UTC),
                OffsetDateTime.ofInstant(tree.updatedAt(), ZoneOffset.UTC),
                tree.rank(),
                tree.hidden());
        for (int at = 0; at < values.size(); at++) {
            insert.setObject(at + 1, values.get(at));
        }
        insert.executeUpdate();
    }

    static Caller caller(ZoneId zone) {
        return new Caller(Optional.of("ann"), List.of(2L, 1L), zone, NOW);
    }

    JqlCheck check(String jql) {
        return JqlCheck.of(Jql.parse(jql), this, caller(UTC));
    }

    /** The keys a query finds, in its order, separated by blanks. */
    String found(String jql) {
        return found(check(jql).strictly());
    }

    /** A page of what a query finds: of each issue its id and its place. */
    List<Found> page(SqlQuery query, int size) {
        var page = new ArrayList<Found>();
        try (var statement = connection.prepareStatement(query.page())) {
            statement.setInt(query.bind(statement, 1), size);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    page.add(new Found(
                            rows.getLong(1), List.of((String[]) rows.getArray(2).getArray())));
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("PostgreSQL refused: " + query.page(), failure);
        }
        return page;
    }

    String found(SqlQuery query) {
        var sql = "SELECT i.key FROM issue i WHERE " + query.where() + " ORDER BY " + query.orderBy();
        var keys = new ArrayList<String>();
        try (var statement = connection.prepareStatement(sql)) {
            query.bind(statement, 1);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    keys.add(Objects.requireNonNull(rows.getString(1)));
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("PostgreSQL refused: " + sql, failure);
        }
        return String.join(" ", keys);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
