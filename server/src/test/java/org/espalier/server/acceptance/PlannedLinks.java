package org.espalier.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.espalier.server.acceptance.Api.Job;
import org.espalier.server.acceptance.SandboxJira.Link;

/** A structure at a Jira behind a gateway, one link of which is agreed on, and a plan of more that nobody confirmed. */
final class PlannedLinks implements AutoCloseable {

    /** How many links are planned. */
    static final int PLANNED = 3;

    /** How many issues it takes from the first on. */
    static final int ISSUES = PLANNED + 2;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final String AGREEMENTS = "select coalesce(string_agg(a::text, chr(10)), '') from agreement a";

    private final Api api;
    private final Database database;
    private final SandboxJira jira;
    private final Gateway gateway;
    private final String structure;
    private final Job job;

    /** All that a trouble might spoil. */
    record Facts(Forest forest, Set<Link> links, Set<String> agreements) {

        /** The same, with some links more in Jira. */
        Facts and(Set<Link> made) {
            return new Facts(
                    forest, Stream.concat(links.stream(), made.stream()).collect(Collectors.toSet()), agreements);
        }
    }

    /** @param more what the connection is said to have beside what every one has */
    PlannedLinks(SharedSite.Site site, SandboxJira jira, long first, String type, Map<String, Object> more) {
        this.api = site.server().api();
        this.database = site.database();
        this.jira = jira;
        this.gateway = Gateway.to(jira.address());
        Map<String, Object> connection = new TreeMap<>(Api.connection(gateway.address(), jira));
        connection.putAll(more);
        this.structure = api.createStructure(
                "Trouble",
                api.http().post("connections", connection).as(Api.Id.class).id());
        Map<String, Long> rows = api.add(structure, "-1:0:" + first + ",-2:1:" + (first + 1));
        String links = api.install(structure, "LINKS", Map.of("linkType", type, "direction", "OUTWARD"));
        assertThat(api.apply(api.plan(links, "FROM_STRUCTURE"), Set.of()).counts())
                .isEqualTo(Map.of("APPLIED", 1));
        assertThat(facts().agreements()).isNotEmpty();
        String children = LongStream.range(first + 2, first + ISSUES)
                .mapToObj(issue -> "-" + issue + ":0:" + issue)
                .collect(Collectors.joining(","));
        api.edit(
                structure,
                api.forest(structure),
                List.of(Map.of(
                        "action",
                        "add",
                        "under",
                        Objects.requireNonNull(rows.get("-1")),
                        "before",
                        0,
                        "forest",
                        children)));
        this.job = api.plan(links, "FROM_STRUCTURE");
        assertThat(api.plan(job).counts()).isEqualTo(Map.of("LINK_CREATE", PLANNED));
    }

    SandboxJira jira() {
        return jira;
    }

    Gateway gateway() {
        return gateway;
    }

    Facts facts() {
        return new Facts(
                api.forest(structure),
                jira.linksIn("TREE"),
                database.text(AGREEMENTS).lines().collect(Collectors.toSet()));
    }

    /** Confirms the plan; its job when it has ended. */
    Job applied() {
        return api.apply(job, Set.of());
    }

    /** Confirms the plan, and stops its job once it waits and says so; the job when it has ended. */
    Job stoppedWhileItSays(String sentence) {
        api.confirm(job, Set.of());
        String said = Polling.until(
                "the job to wait",
                LONGEST_WAIT,
                () -> Optional.of(api.http()
                                .get("jobs/" + job.id())
                                .good()
                                .json()
                                .path("waiting")
                                .asString(""))
                        .filter(words -> !words.isEmpty()));
        assertThat(said.replaceAll("localhost:\\d+", "HERE")).isEqualTo(sentence);
        api.http().post("jobs/" + job.id() + "/stop", Map.of()).good();
        return api.ended(job);
    }

    /** The links of which the audit log says that the job made them. */
    Set<Link> logged() {
        return api.audit(job).stream()
                .filter(entry -> "APPLIED".equals(entry.effect()))
                .map(entry -> Objects.requireNonNull(entry.after()))
                .map(link -> new Link(
                        link.get("source").asLong(), link.get("destination").asLong()))
                .collect(Collectors.toSet());
    }

    /**
     * Lets everything hold for another site that was not there when it was made, which nobody can bring about but here.
     */
    void moveTo(URI site) {
        for (String table : List.of("tracker_connection set version = version + 1,", "plan set")) {
            database.change(
                    "update " + table + " base_url = '" + site + "' where base_url = '" + gateway.address() + "'");
        }
    }

    /** Jira is well again. */
    @Override
    public void close() {
        jira.misbehave(Map.of());
        gateway.close();
    }
}
