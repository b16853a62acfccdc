package org.espalier.server.tracker;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.espalier.core.structure.IssueId;
import org.espalier.server.RecordedJira;
import org.espalier.server.StepClock;
import org.espalier.server.TestServer;
import org.espalier.server.platform.Settings;
import org.espalier.server.platform.Settings.FirstUse;
import org.espalier.server.platform.Settings.Ports;
import org.espalier.server.platform.Settings.Setup;
import org.espalier.server.platform.Settings.Sites;
import org.espalier.server.platform.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A server that watches one Jira Cloud by a clock that a test moves. Nothing goes on in the background: the test says
 * when a turn is taken, and what is noticed only reaches the test.
 */
final class WatchedJira implements AutoCloseable {

    static final String SEARCH = "POST /rest/api/3/search/jql";
    static final String BULK_FETCH = "POST /rest/api/3/issue/bulkfetch";
    static final String SERVER_INFO = "GET /rest/api/2/serverInfo";
    static final Duration TURN = Duration.ofMinutes(1);

    /** The stamp of an issue that no poll asks for. */
    static final String LONG_AGO = "2026-11-01T09:00:00.000+0100";

    final TestServer server = TestServer.start();
    final RecordedJira jira = RecordedJira.start().healthy();
    final StepClock clock = new StepClock(Instant.parse("2026-11-28T12:00:00Z"));
    final IssueCopy copy = server.part(IssueCopy.class);
    final WatchTable watches;
    final Watching watching;
    final IssueRefresh refresh;
    final RowValues rowValues;
    final Notices notices;

    private final List<IssuesNoticed> heard = new ArrayList<>();
    private final Trackers trackers = server.part(Trackers.class);

    /** What stands at the site: stamps by the numbers of the issues. */
    private final Map<Long, String> issues = new TreeMap<>();

    private final TreeSet<Long> late = new TreeSet<>();

    /** The keys of those that do not stand in TEST any more. */
    private final Map<Long, String> moved = new TreeMap<>();

    WatchedJira() {
        var transactions = server.part(Transactions.class);
        watches = new WatchTable(server.part(JdbcClient.class), transactions, clock, settings());
        notices = new Notices(copy, transactions, event -> heard.add((IssuesNoticed) event), clock);
        watching = new Watching(
                trackers,
                watches,
                new Poll(watches, copy, notices, transactions),
                new Census(copy, server.part(Unlisted.class), notices, server.part(ProjectKeys.class), clock),
                clock);
        refresh = new IssueRefresh(trackers, copy, clock);
        rowValues = new RowValues(copy, watches, notices, clock);
        answerAgain();
    }

    /** Ends the faults of a case. */
    void answerAgain() {
        jira.when(SEARCH, asked -> RecordedJira.json(page(asked.body())));
        duringReads(() -> {});
    }

    /** What happens while the site is asked for issues. */
    void duringReads(Runnable meanwhile) {
        jira.when(BULK_FETCH, asked -> {
            meanwhile.run();
            return RecordedJira.json(bulk(asked.body()));
        });
    }

    /** Enables projects that the site may not know. */
    void enable(ConnectionId connection, String... projects) {
        server.part(JdbcClient.class)
                .sql("update tracker_connection set projects = ? where id = ?")
                .param(projects)
                .param(connection.value())
                .update();
    }

    private static Settings settings() {
        return new Settings(
                new Ports(0, 0, 0),
                Path.of("unused"),
                Optional.empty(),
                new FirstUse(Setup.OFF, Optional.empty()),
                new Sites(
                        Collections.emptyNavigableSet(),
                        TestServer.appless(URI.create("https://gateway.invalid")),
                        Optional.empty(),
                        Optional.of(TURN)));
    }

    /** As if somebody had changed the account of a connection. */
    void changed(ConnectionId connection) {
        server.part(JdbcClient.class)
                .sql("update tracker_connection set version = version + 1 where id = ?")
                .param(connection.value())
                .update();
    }

    /** A new connection to the Jira with these projects enabled, or all. */
    ConnectionId connect(String... projects) {
        issues.clear();
        late.clear();
        moved.clear();
        heard.clear();
        siteTime("2026-11-28T13:00:00.000+0100");
        answerAgain();
        projects("{\"id\":\"10000\",\"key\":\"TEST\"}");
        return connect(server, jira, projects);
    }

    /** A new connection of a server to a Jira with these projects enabled, or all. */
    static ConnectionId connect(TestServer server, RecordedJira jira, String... projects) {
        server.part(TrackerHosts.class).exempt(jira.url());
        var wanted = new NewConnection(
                "Test",
                new NewConnection.Door(Optional.empty(), jira.url().toString(), Optional.empty()),
                new NewConnection.Account(
                        new Credential("ada", "canary"), Optional.empty(), CredentialTerms.Holder.PERSON),
                Connection.Writing.OFF,
                Optional.of(List.of(projects)).filter(named -> !named.isEmpty()));
        return server.part(Connections.class).create(wanted, "ada").id();
    }

    /** The projects that the site shows. */
    void projects(String values) {
        jira.when("GET /rest/api/3/project/search", RecordedJira.json("{\"isLast\":true,\"values\":[" + values + "]}"));
    }

    void siteTime(String stamp) {
        jira.when(
                SERVER_INFO,
                RecordedJira.json(
                        "{\"deploymentType\":\"Cloud\",\"version\":\"1001.0.0\",\"serverTime\":\"" + stamp + "\"}"));
    }

    /** An issue of project TEST stands at the site with that stamp. */
    void there(long issue, String updated) {
        issues.put(issue, updated);
        late.remove(issue);
    }

    /** An issue that direct reads show and the index does not yet. */
    void late(long issue, String updated) {
        there(issue, updated);
        late.add(issue);
    }

    /** An issue stands under another key from now on. */
    void moved(long issue, String key) {
        moved.put(issue, key);
    }

    void away(long... gone) {
        LongStream.of(gone).forEach(issues::remove);
    }

    Connection connection(ConnectionId id) {
        return trackers.connection(id);
    }

    IssueSource source(ConnectionId id) {
        return trackers.source(id, IssueSource.Asker.PERSON);
    }

    /** Takes a turn and tells what it noticed. */
    List<Long> turn(ConnectionId connection) {
        watching.look(connection);
        return heard();
    }

    /** The issues noticed since this was asked last. */
    List<Long> heard() {
        var all = heard.stream()
                .flatMap(each -> each.issues().stream())
                .map(IssueId::value)
                .sorted()
                .toList();
        heard.clear();
        return all;
    }

    /** How often issues were read since the requests were last forgotten. */
    long reads() {
        return jira.asked().stream()
                .filter(asked -> asked.route().equals(BULK_FETCH))
                .count();
    }

    /** The queries that were asked since the requests were last forgotten. */
    List<String> queries() {
        return jira.asked().stream()
                .filter(asked -> asked.route().equals(SEARCH))
                .map(asked -> asked.body().replaceAll(".*\"jql\":\"((?:[^\"\\\\]|\\\\.)*)\".*", "$1"))
                .map(query -> query.replace("\\\"", "\""))
                .toList();
    }

    static SortedSet<IssueId> ids(long... numbers) {
        return LongStream.of(numbers).mapToObj(IssueId::new).collect(Collectors.toCollection(TreeSet::new));
    }

    private String page(String asked) {
        return issues.keySet().stream()
                .filter(issue -> !late.contains(issue))
                .filter(issue -> !asked.contains("project in") || asked.contains("\\\"" + project(issue) + "\\\""))
                .map(this::issue)
                .collect(Collectors.joining(",", "{\"isLast\":true,\"issues\":[", "]}"));
    }

    private String bulk(String asked) {
        return issues.keySet().stream()
                .filter(issue -> asked.contains("\"" + issue + "\""))
                .map(this::issue)
                .collect(Collectors.joining(",", "{\"issues\":[", "]}"));
    }

    private String issue(long issue) {
        return """
                {"id":"%1$d","key":"%3$s","fields":{"summary":"Tree %1$d","project":{"id":"10000","key":"%4$s"},
                 "issuetype":{"id":"3","name":"Story"},"parent":null,"issuelinks":[],"updated":"%2$s",
                 "status":{"id":"1","name":"To Do","statusCategory":{"key":"new"}}}}
                """.formatted(issue, issues.get(issue), key(issue), project(issue));
    }

    private String key(long issue) {
        return moved.getOrDefault(issue, "TEST-" + issue);
    }

    private String project(long issue) {
        return key(issue).replaceFirst("-\\d+$", "");
    }

    @Override
    public void close() {
        server.close();
        jira.close();
    }
}
