package org.espalier.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.espalier.server.acceptance.Api.Halt;
import org.espalier.server.acceptance.Api.Job;
import org.espalier.server.acceptance.Api.Plan;
import org.espalier.server.acceptance.Gateway.Manner;
import org.espalier.server.acceptance.Http.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** L15, product 4.5: every halt is reached, holds, writes nothing, names who must act, and can be left. */
@ExtendWith({SharedSite.class, OutputOnFailure.class})
class HaltIT {

    private static final Set<String> REMOVALS = Set.of("ROW_REMOVE", "LINK_DELETE");
    private static final String ALL = "project = TREE ORDER BY key";
    private static final int ROWS = 120;

    private Api api;
    private SandboxJira jira;
    private Gateway gateway;
    private String connection;
    private String structure;

    @BeforeEach
    void arrange(SharedSite.Site site) {
        api = site.server().api();
        jira = site.sandbox().jira();
        gateway = Gateway.to(jira.address());
        connection = api.connect(gateway.address());
        structure = api.createStructure("Halts", connection);
        api.add(
                structure,
                LongStream.rangeClosed(1, ROWS)
                        .mapToObj(number -> "-" + number + ":0:" + (OrchardFile.FIRST + number - 1))
                        .collect(Collectors.joining(",")));
        jira.forgetRequests();
    }

    @AfterEach
    void recover() {
        jira.misbehave(Map.of());
        gateway.close();
    }

    @Test
    void anEmptyJiraEmptiesNoStructureUntilTheOwnerSaysSo() {
        Job job = api.plan(filter("key = TREE-1 AND key = TREE-2"), "INTO_STRUCTURE");

        assertHolds(job, "HALTED", "ONE_SIDE_EMPTY", "OWNER");

        assertThat(api.apply(job, REMOVALS).counts()).isEqualTo(Map.of("APPLIED", ROWS));
        assertThat(api.forest(structure).rows()).isEmpty();
    }

    @Test
    void anEmptyStructureDeletesNoLinksUntilTheOwnerSaysSo() {
        String links = api.install(structure, "LINKS", Map.of("linkType", "Relates", "direction", "OUTWARD"));
        List<Forest.Row> rows = api.forest(structure).rows();
        moveUnder(rows.get(0).id(), rows.subList(1, 4));
        api.apply(api.plan(links, "FROM_STRUCTURE"), Set.of());
        moveUnder(0, rows.subList(1, 4));
        jira.forgetRequests();
        Job job = api.plan(links, "FROM_STRUCTURE");

        assertHolds(job, "HALTED", "ONE_SIDE_EMPTY", "OWNER");

        api.http().post("plans/" + job.plan() + "/discard", Map.of()).good();
        assertThat(api.job(job.id()).state()).isEqualTo("DISCARDED");
        Job again = api.apply(api.plan(links, "FROM_STRUCTURE"), REMOVALS);
        assertThat(again.counts()).isEqualTo(Map.of("APPLIED", 3));
        assertThat(jira.requests().writing()).isEqualTo(3);
    }

    @Test
    void tooManyRemovalsWaitForTheOwnerAndTheRestDoesNot() {
        String filter = filter("project = TREE AND key > TREE-60 ORDER BY key");
        Job job = api.plan(filter, "INTO_STRUCTURE");

        assertHolds(job, "AWAITING_CONFIRMATION", "TOO_MANY_REMOVALS", "OWNER");

        Job without = api.apply(job, Set.of());
        assertThat(without.leftDifferent()).isEqualTo(60);
        assertThat(api.forest(structure).rows()).hasSize(SharedSite.ISSUES);
        Job with = api.apply(api.plan(filter, "INTO_STRUCTURE"), REMOVALS);
        assertThat(with.state()).as("%s", with).isEqualTo("FINISHED");
        assertThat(api.forest(structure).rows()).hasSize(SharedSite.ISSUES - 60);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"hideProjects":["TREE"]} | QUERY_FAILED | OWNER
            {"deadToken":true}        | DEAD_TOKEN   | OWNER
            """)
    void aFaultOfJiraHaltsAndGoesOnOnceItIsMended(String faults, String halt, String act) {
        String filter = filter(ALL);
        jira.misbehave(asMap(faults));
        Job job = api.plan(filter, "INTO_STRUCTURE");

        assertHolds(job, "HALTED", halt, act);

        jira.misbehave(Map.of());
        test();
        assertGoesOn(filter, job);
    }

    @Test // product 9: rate limits are a wait, not an error.
    void aRateLimitHoldsAPlanUpAndThenItIsMadeWithoutAnybody() {
        String filter = filter(ALL);
        jira.misbehave(Map.of("rateLimitPercent", 100));
        Job job = api.held(filter, "INTO_STRUCTURE");

        assertThat(job.state()).isEqualTo("PLANNING");
        assertThat(job.plan()).isNull();

        jira.misbehave(Map.of());
        Plan plan = api.plan(api.planned(job.id()));
        assertThat(plan.counts()).isEqualTo(Map.of("ROW_ADD", SharedSite.ISSUES - ROWS));
        assertThat(plan.halts()).isEmpty();
    }

    @ParameterizedTest // Its rule names a link type, about which Jira is asked before anything else.
    @CsvSource(delimiter = '|', textBlock = """
            {"deadToken":true}        | DEAD_TOKEN          | OWNER
            {"errorPercent":100}      | TRACKER_UNREACHABLE | NOBODY
            """)
    void aFaultOfJiraHaltsLinksFromTheStructure(String faults, String halt, String act) {
        String links = api.install(structure, "LINKS", Map.of("linkType", "Relates", "direction", "OUTWARD"));
        jira.misbehave(asMap(faults));
        Job job = api.plan(links, "FROM_STRUCTURE");

        assertHolds(job, "HALTED", halt, act);

        jira.misbehave(Map.of());
        test();
        assertThat(api.plan(api.plan(links, "FROM_STRUCTURE")).halts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            LOSES_NEXT_PAGE | INCOMPLETE_SIGHT    | OWNER
            SIGN_IN_PAGE    | TRACKER_UNREACHABLE | NOBODY
            """)
    void aFaultBeforeJiraHaltsAndGoesOnOnceItIsMended(Manner manner, String halt, String act) {
        String filter = filter(ALL);
        gateway.behave(manner);
        Job job = api.plan(filter, "INTO_STRUCTURE");

        assertHolds(job, "HALTED", halt, act);

        gateway.behave(Manner.HONEST);
        assertGoesOn(filter, job);
    }

    /** As whoever mended Jira does: until then a credential that was refused is not shown again for a while. */
    private void test() {
        api.http().post("connections/" + connection + "/test", Map.of()).good();
    }

    /** A filter that removes what its query does not find. */
    private String filter(String jql) {
        return api.install(structure, "FILTER", Map.of("query", Map.of("jql", jql), "remove", true));
    }

    private void moveUnder(long parent, List<Forest.Row> rows) {
        List<Map<String, Object>> moves = new ArrayList<>();
        rows.forEach(row -> moves.add(Map.of("action", "move", "rowId", row.id(), "under", parent, "before", 0)));
        api.edit(structure, api.forest(structure), moves);
    }

    /** The plan has this halt and no other; an apply of everything without a release is refused and changes nothing. */
    private void assertHolds(Job job, String state, String halt, String act) {
        Forest before = api.forest(structure);
        assertThat(job.state()).as("%s", job).isEqualTo(state);
        Plan plan = api.plan(job);
        assertThat(plan.halts()).extracting(Halt::code).contains(halt);
        Halt first = plan.halts().stream()
                .filter(each -> each.code().equals(halt))
                .findFirst()
                .orElseThrow();
        assertThat(first.act()).isEqualTo(act);
        assertThat(first.message()).endsWith(".");

        Answer refused = api.http()
                .post(
                        "plans/" + plan.id() + "/apply",
                        Map.of("fingerprint", plan.fingerprint(), "include", REMOVALS, "confirm", "3"));

        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.json().get("code").asString()).isEqualTo(first.releasable() ? "release_required" : "halted");
        assertThat(refused.json().get("detail").asString()).contains(halt);
        assertThat(api.job(job.id()).state()).isEqualTo(state);
        assertThat(api.forest(structure)).isEqualTo(before);
        assertThat(jira.requests().writing()).isZero();
    }

    /** Nobody can release it: it is set aside, and the next plan finds everything. */
    private void assertGoesOn(String synchronizer, Job halted) {
        api.http().post("plans/" + halted.plan() + "/discard", Map.of()).good();
        assertThat(api.job(halted.id()).state()).isEqualTo("DISCARDED");
        Job again = api.plan(synchronizer, "INTO_STRUCTURE");
        assertThat(api.plan(again).counts()).isEqualTo(Map.of("ROW_ADD", SharedSite.ISSUES - ROWS));
        assertThat(api.plan(again).halts()).isEmpty();
    }

    private static Map<String, Object> asMap(String json) {
        return Http.JSON.readValue(
                json, Http.JSON.getTypeFactory().constructMapType(Map.class, String.class, Object.class));
    }
}
