package org.espalier.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.espalier.server.TestServer;
import org.espalier.server.TestServer.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stored plans as scripts read and confirm them: names, numbers and lists are those of the contract. */
@Tag("database")
@TestInstance(Lifecycle.PER_CLASS)
class PlansTest {

    private static final String PLAN = "/api/v1/plans/plan_kept";
    private static final int SKIPS = 203;

    private TestServer server;

    @BeforeAll
    void start() {
        server = TestServer.start();
        var structure = server.silentStructure();
        keep(Long.parseLong(structure.substring("str_".length())));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest // product 4.3: naming a kind that the plan does not hold does no harm.
    @ValueSource(
            strings = {
                "ROW_ADD", "ROW_MOVE", "ROW_REMOVE", "LINK_CREATE", "LINK_DELETE", "EPIC_SET", "EPIC_REPLACE",
                "EPIC_CLEAR", "PARENT_SET", "PARENT_REPLACE", "PARENT_CLEAR", "RANK", "TRANSITION", "FIELD_SET"
            })
    void everyKindOfTheContractMayBeNamed(String kind) {
        assertThat(server.get(PLAN + "?include=ROW_REMOVE," + kind).status()).isEqualTo(200);
        assertThat(server.get(PLAN + "/changes?kind=" + kind)
                        .json()
                        .get("values")
                        .size())
                .isEqualTo(kind.equals("ROW_REMOVE") ? 1 : 0);
        assertThat(code(apply("[\"" + kind + "\"]", "[]"))).isEqualTo("fingerprint_mismatch");
    }

    @ParameterizedTest // product 4.5: releasing a halt that is absent is accepted.
    @ValueSource(
            strings = {
                "ONE_SIDE_EMPTY", "TOO_MANY_REMOVALS", "TOO_MANY_MOVES", "SIDE_SHRANK", "QUERY_FAILED",
                "INCOMPLETE_SIGHT", "TRACKER_UNREACHABLE", "DEAD_TOKEN", "TRACKER_THROTTLED", "RUN_AS_INVALID",
                "VISIBILITY_LOST", "PING_PONG", "WRITE_LIMIT", "REPEATED_FAILURE", "UNKNOWN_FAULT"
            })
    void everyHaltOfTheContractMayBeReleased(String halt) {
        assertThat(code(apply("[]", "[\"" + halt + "\"]"))).isEqualTo("fingerprint_mismatch");
    }

    @ParameterizedTest
    @CsvSource({"ROW_LOSE,/include,ROW_REMOVE", "row_remove,/include,LINK_DELETE"})
    void aNameThatNobodyKnowsIsRefusedWithThoseThatAreKnown(String name, String pointer, String known) {
        assertThat(server.get(PLAN + "?include=" + name).status()).isEqualTo(422);
        assertThat(server.get(PLAN + "/changes?kind=" + name).body()).contains("\"/kind\"");
        assertThat(apply("[\"" + name + "\"]", "[]").body()).contains(pointer, name, known, "Nothing was changed.");
        assertThat(apply("[]", "[\"" + name + "\"]").body()).contains("/release", "TOO_MANY_REMOVALS");
    }

    @Test // L15
    void aHaltSaysWhoMustAct() {
        var halts = server.get(PLAN).json().get("halts");

        assertThat(halts.get(0).get("code").asString()).isEqualTo("TOO_MANY_REMOVALS");
        assertThat(halts.get(0).get("act").asString()).isEqualTo("OWNER");
        assertThat(halts.get(1).get("act").asString()).isEqualTo("NOBODY");
    }

    @Test // product 5.3
    void aWarningIsACodeWithItsText() {
        assertThat(server.get(PLAN).json().get("warnings").toString())
                .isEqualTo("[{\"code\":\"DELETES_LINKS_EVERYWHERE\",\"text\":\"This deletes every link.\"}]");
    }

    @Test
    void aRowIsANumberWhereverItStands() {
        var change = server.get(PLAN + "/changes").json().get("values").get(0);

        assertThat(change.get("row").isIntegralNumber()).as(change.toString()).isTrue();
        assertThat(change.get("before").get("under").isIntegralNumber()).isTrue();
    }

    @Test
    void skipsAreCountedByCauseAndListedPageByPage() {
        var plan = server.get(PLAN).json();
        assertThat(plan.get("skipped").asInt()).isEqualTo(SKIPS);
        assertThat(plan.get("skips").toString())
                .isEqualTo("[{\"cause\":\"NEVER_LINKED\",\"count\":202},{\"cause\":\"UNREADABLE\",\"count\":1}]");

        var first = server.get(PLAN + "/skips").json();
        assertThat(first.get("values").size()).isEqualTo(200);
        assertThat(first.get("values").get(0).toString())
                .isEqualTo("{\"id\":\"1\",\"cause\":\"NEVER_LINKED\",\"issue\":{\"id\":\"10001\",\"key\":\"TEST-1\"},"
                        + "\"row\":1,\"reason\":\"Never linked to its parent.\"}");
        var rest = server.get(PLAN + "/skips?cursor=" + first.get("nextCursor").asString())
                .json();
        assertThat(rest.get("values").size()).isEqualTo(3);
        assertThat(rest.get("values").get(2).toString())
                .isEqualTo("{\"id\":\"203\",\"cause\":\"UNREADABLE\",\"issue\":{\"id\":\"10900\",\"key\":null},"
                        + "\"row\":null,\"reason\":\"Jira does not show it.\"}");
        assertThat(rest.get("nextCursor").isNull()).isTrue();
    }

    @Test
    void aPlanThatIsNotThereHasNoParts() {
        for (var part : new String[] {"", "/changes", "/skips"}) {
            assertThat(server.get("/api/v1/plans/plan_none" + part).status()).isEqualTo(404);
        }
        assertThat(server.get(PLAN + "/skips?cursor=x").status()).isEqualTo(400);
    }

    private Answer apply(String include, String release) {
        return server.post(
                PLAN + "/apply",
                "{\"fingerprint\":\"another\",\"include\":" + include + ",\"release\":" + release + "}");
    }

    private static String code(Answer answer) {
        return answer.json().get("code").asString();
    }

    /** A plan that waits for a person, as a run would have stored it. */
    private void keep(long structure) {
        var jdbc = server.part(JdbcClient.class);
        jdbc.sql("""
                        insert into job (id, kind, structure, requested_by, state, phase, plan, created_at)
                        values ('job_kept', 'IMPORT', :structure, 'ada', 'AWAITING_CONFIRMATION', 'COMPARE', 'plan_kept', now())
                        """).param("structure", structure).update();
        jdbc.sql("""
                        insert into plan (id, job, structure, number, direction, state, fingerprint, unsettled, warnings, halts,
                                          conflicts, skips, consequence, seen_at, ready_at, expires_at, base_url)
                        select 'plan_kept', 'job_kept', :structure, 0, 'INTO_STRUCTURE', 'READY', 'f1', 0,
                               '[{"code":"DELETES_LINKS_EVERYWHERE","sentence":"This deletes every link."}]',
                               '[{"code":"TOO_MANY_REMOVALS","sentence":"1 of 1 rows would go."},
                                 {"code":"TRACKER_UNREACHABLE","sentence":"Jira is away."}]', '[]',
                               (select jsonb_agg(jsonb_build_object('cause', 'NEVER_LINKED', 'issue', 10000 + n, 'key',
                                                 'TEST-' || n, 'row', n, 'sentence', 'Never linked to its parent.') order by n)
                                  from generate_series(1, 202) n)
                               || '[{"cause":"UNREADABLE","issue":10900,"sentence":"Jira does not show it."}]',
                               '', now(), now(), now() + interval '1 day', connection.base_url
                          from structures_structure structure
                          join tracker_connection connection on connection.id = structure.connection
                         where structure.id = :structure
                        """).param("structure", structure).update();
        jdbc.sql("""
                        insert into plan_change (plan, number, kind, issue, issue_key, row_id, before, reason, ticked, change,
                                                 consequence)
                        values ('plan_kept', 1, 'ROW_REMOVE', 10001, 'TEST-1', 1, '{"under":0,"after":0,"before":0}',
                                'It does not match.', true,
                                '{"kind":"ROW_REMOVE","row":1,"item":{"issue":10001},"before":{"under":0,"after":0,"before":0}}',
                                '{"agrees":[]}')
                        """).update();
    }
}
