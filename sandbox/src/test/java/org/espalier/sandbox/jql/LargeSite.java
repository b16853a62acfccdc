package org.espalier.sandbox.jql;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.espalier.postgres.TestPostgres;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A site of very many issues in the sandbox's own tables: of everything something frequent and something rare. */
final class LargeSite implements Names, AutoCloseable {

    /** The size in the ordinary build. */
    static final int USUAL = 60_000;

    /** {@code -Dissues=…} for another size. */
    static final int ISSUES = Integer.getInteger("issues", USUAL);

    private static final Instant NOW = Instant.parse("2024-11-15T12:34:56Z");

    private final Connection connection;

    LargeSite() throws SQLException, IOException {
        var database = new PGSimpleDataSource();
        database.setUrl(TestPostgres.newDatabase());
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        connection = database.getConnection();
        try (var script = Objects.requireNonNull(LargeSite.class.getResourceAsStream("/sandbox/large.sql"));
                var statement = connection.createStatement()) {
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${issues}", Integer.toString(ISSUES)));
        }
    }

    /** What the query asks of a caller who may browse all projects but the last. */
    SqlQuery query(String jql) {
        return JqlCheck.of(Jql.parse(jql), this, caller()).strictly();
    }

    Caller caller() {
        return new Caller(Optional.of("a"), List.of(1L, 2L, 3L), ZoneOffset.UTC, NOW);
    }

    /** The plan of a statement and what it read while it was carried out. */
    Plan plan(String sql, List<Object> parameters) {
        var explain = "EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF, BUFFERS OFF, FORMAT JSON) " + sql;
        return Plan.of(rows(explain, parameters).getFirst().getFirst());
    }

    /** How many issues the query finds. */
    long number(SqlQuery query) {
        return Long.parseLong(rows(query.count(), query.parameters()).getFirst().getFirst());
    }

    /** The place of the issue that stands so far behind the first. */
    List<String> place(SqlQuery query, int position) {
        var sql = "SELECT to_jsonb(place) FROM (" + query.page() + ") found OFFSET ?";
        var parameters = new ArrayList<>(query.parameters());
        parameters.addAll(List.of((long) position, position - 1L));
        return JsonMapper.shared().readTree(rows(sql, parameters).getFirst().getFirst()).values().stream()
                .map(JsonNode::asString)
                .toList();
    }

    /** The rows of a statement as texts. */
    List<List<String>> rows(String sql, List<Object> parameters) {
        try (var statement = connection.prepareStatement(sql)) {
            new SqlQuery(sql, parameters, new Order(List.of())).bind(statement, 1);
            var rows = new ArrayList<List<String>>();
            try (var answer = statement.executeQuery()) {
                while (answer.next()) {
                    var row = new ArrayList<String>();
                    for (int column = 1; column <= answer.getMetaData().getColumnCount(); column++) {
                        row.add(Objects.requireNonNull(answer.getString(column)));
                    }
                    rows.add(row);
                }
            }
            return rows;
        } catch (SQLException failure) {
            throw new IllegalStateException("PostgreSQL refused: " + sql, failure);
        }
    }

    @Override
    public List<Project> projects() {
        return List.of(
                new Project(1, "BIG", "Zebra"),
                new Project(2, "MID", "Yak"),
                new Project(3, "RARE", "Xerus"),
                new Project(4, "SHUT", "Wombat"));
    }

    @Override
    public List<IssueType> issueTypes() {
        return List.of(
                new IssueType(1, "Sub-task", -1),
                new IssueType(2, "Task", 0),
                new IssueType(3, "Epic", 1),
                new IssueType(4, "Bug", 0),
                new IssueType(5, "Idea", 0));
    }

    @Override
    public List<Status> statuses() {
        return List.of(
                new Status(1, "Open", "new"),
                new Status(2, "In Progress", "indeterminate"),
                new Status(3, "Done", "done"),
                new Status(4, "Closed", "done"));
    }

    @Override
    public List<LinkType> linkTypes() {
        return List.of(
                new LinkType(1, "Blocks", "is blocked by", "blocks"),
                new LinkType(2, "Relates", "relates to", "relates to"),
                new LinkType(3, "Clones", "is cloned by", "clones"));
    }

    @Override
    public List<Term> priorities() {
        return List.of(new Term(1, "High"), new Term(2, "Medium"), new Term(3, "Low"));
    }

    @Override
    public List<Term> resolutions() {
        return List.of(new Term(1, "Done"), new Term(2, "Declined"));
    }

    @Override
    public List<Account> accounts() {
        return List.of(new Account("a", List.of("a")), new Account("b", List.of("b")), new Account("c", List.of("c")));
    }

    @Override
    public List<Group> groups() {
        return List.of(new Group("few", List.of("b", "c")));
    }

    @Override
    public List<Version> versions() {
        return List.of(
                new Version(new Part(1, 1, "1.0"), Version.Standing.RELEASED),
                new Version(new Part(2, 1, "2.0"), Version.Standing.UNRELEASED),
                new Version(new Part(3, 1, "3.0"), Version.Standing.UNRELEASED));
    }

    @Override
    public List<Part> components() {
        return List.of(new Part(1, 1, "Hull"), new Part(2, 1, "Mast"));
    }

    @Override
    public List<Sprint> sprints(Caller caller) {
        return List.of(
                new Sprint(1, "Ebb", Sprint.State.CLOSED),
                new Sprint(2, "Flood", Sprint.State.ACTIVE),
                new Sprint(3, "Tide", Sprint.State.FUTURE));
    }

    @Override
    public List<Filter> filters(Caller caller) {
        return List.of(new Filter(1, "Few", "project = RARE order by Rank"), new Filter(2, "Many", "project = BIG"));
    }

    @Override
    public List<Long> linked(long issue, List<Long> asSource, List<Long> asDestination) {
        return rows(
                        "SELECT destination_id FROM issue_link WHERE source_id = ? AND type_id = ANY(?)"
                                + " UNION SELECT source_id FROM issue_link WHERE destination_id = ? AND type_id = ANY(?)",
                        List.of(issue, Sql.numbers(asSource), issue, Sql.numbers(asDestination)))
                .stream()
                .map(row -> Long.valueOf(row.getFirst()))
                .toList();
    }

    @Override
    public List<Long> below(long issue) {
        return rows(
                        "WITH RECURSIVE below AS (SELECT id FROM issue WHERE parent_id = ? UNION SELECT i.id FROM issue i"
                                + " JOIN below b ON i.parent_id = b.id) SELECT id FROM below",
                        List.of(issue))
                .stream()
                .map(row -> Long.valueOf(row.getFirst()))
                .toList();
    }

    @Override
    public Led ledBy(String account) {
        return new Led(List.of(3L), List.of(2L));
    }

    @Override
    public Optional<List<Long>> projectsWithPermission(Caller caller, String permission) {
        return Optional.of(List.of(3L));
    }

    @Override
    public Optional<List<Long>> projectsWithRole(Caller caller, String role) {
        return Optional.of(List.of(3L));
    }

    @Override
    public Map<String, Issue> issuesByKey(Collection<String> keys) {
        var found = new HashMap<String, Issue>();
        keys.forEach(key -> found.putAll(issues("key = ?", key)));
        return found;
    }

    @Override
    public Map<Long, Issue> issuesById(Collection<Long> ids) {
        var found = new HashMap<Long, Issue>();
        ids.forEach(id -> issues("id = ?", id).values().forEach(issue -> found.put(issue.id(), issue)));
        return found;
    }

    private Map<String, Issue> issues(String condition, Object value) {
        var found = new HashMap<String, Issue>();
        for (var row : rows("SELECT id, key, project_id, number FROM issue WHERE " + condition, List.of(value))) {
            var issue = new Issue(
                    Long.parseLong(row.get(0)), row.get(1), Long.parseLong(row.get(2)), Long.parseLong(row.get(3)));
            found.put(issue.key(), issue);
        }
        return found;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
