package org.espalier.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.espalier.postgres.BundledPostgres;
import org.espalier.server.acceptance.Api.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * L3, L11, L17: the clock is set back a day while a killed server is not yet started again. A test cannot set the
 * machine's clock, so it moves everything that was stored a day into the future, which is the same.
 */
@ExtendWith({SharedSite.class, OutputOnFailure.class})
class ClockSetBackIT {

    private static final LinkedOrchard ORCHARD = new LinkedOrchard(40);
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final long CHILD = OrchardFile.FIRST + 1;
    private static final long OTHER_PARENT = OrchardFile.FIRST + 5;

    /** Also what may only be appended to: its guard sleeps where a replica is written. */
    private static final String A_DAY_LATER = """
            set session_replication_role = replica;
            do $$
            declare moment record;
            begin
                for moment in select table_name, column_name from information_schema.columns
                               where table_schema = 'public' and data_type = 'timestamp with time zone'
                loop
                    execute format('update %I set %I = %I + interval ''1 day''',
                                   moment.table_name, moment.column_name, moment.column_name);
                end loop;
            end $$
            """;

    private SharedSite.Site site;
    private SandboxJira jira;

    @BeforeEach
    void arrange(SharedSite.Site given) {
        site = given;
        jira = site.sandbox().jira();
    }

    @AfterEach
    void recover() {
        jira.misbehave(Map.of());
    }

    @Test
    void aJobGoesOnAtOnceAndWhatIsSeenLaterIsAgreedOn() {
        Api before = site.server().api();
        String agreeing = ORCHARD.linkedBy(before, jira.address(), "Duplicate");
        Job agreed = before.apply(before.plan(agreeing, "FROM_STRUCTURE"), Set.of());
        assertThat(agreedLinks(agreeing)).isEqualTo("link:" + OrchardFile.FIRST + ":" + CHILD);
        Job job = ORCHARD.plannedBy(before, jira.address(), "Blocks");
        jira.misbehave(Map.of("latencyMillis", 50));
        before.confirm(job, List.of());
        before.await(job.id(), "some writes", now -> now.done() >= ORCHARD.children() / 8);

        site.server().kill();
        setBackADay(site.folder().resolve("server").resolve("postgres"));
        site.server().startAgain();
        jira.misbehave(Map.of());

        Api api = site.server().api();
        Job ended = api.ended(job);
        assertThat(ended.state()).as("%s", ended).isEqualTo("FINISHED");
        assertThat(ended.counts()).isEqualTo(Map.of("APPLIED", ORCHARD.children()));
        assertThat(jira.links("Blocks")).isEqualTo(ORCHARD.links());
        ORCHARD.assertWrittenOnce(jira, "is blocked by");
        ORCHARD.assertTraced(api, ended);
        JsonNode shown = api.http().get("jobs/" + job.id()).good().json();
        Instant created = Instant.parse(shown.get("createdAt").asString());
        assertThat(Instant.parse(shown.get("endedAt").asString())).isBetween(created, created.plus(LONGEST));

        moveToOtherParent(api, structureOf(api, agreed));
        Job moved = api.apply(api.plan(agreeing, "FROM_STRUCTURE"), Set.of("LINK_DELETE"));
        assertThat(moved.state()).as("%s", moved).isEqualTo("FINISHED");
        assertThat(agreedLinks(agreeing)).isEqualTo("link:" + OTHER_PARENT + ":" + CHILD);
    }

    private static String structureOf(Api api, Job job) {
        return api.http()
                .get("jobs/" + job.id())
                .good()
                .json()
                .at("/structure/id")
                .asString();
    }

    /** The links to one child that are agreed on. */
    private String agreedLinks(String synchronizer) {
        return site.database().text("""
                select string_agg(fact, ', ' order by fact)
                  from agreement
                 where synchronizer = '%s' and fact like 'link:%%:%d' and value = 'THERE'
                """.formatted(synchronizer, CHILD));
    }

    private static void moveToOtherParent(Api api, String structure) {
        Forest forest = api.forest(structure);
        Map<String, Object> move = Map.of(
                "action", "move", "rowId", rowOf(forest, CHILD), "under", rowOf(forest, OTHER_PARENT), "before", 0);
        api.edit(structure, forest, List.of(move));
    }

    private static long rowOf(Forest forest, long issue) {
        return forest.rows().stream()
                .filter(row -> row.issue() == issue)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static void setBackADay(Path folder) {
        try (BundledPostgres postgres = BundledPostgres.start(folder);
                Connection connection = DriverManager.getConnection(
                        postgres.jdbcUrl("espalier"), postgres.user(), postgres.password());
                Statement statement = connection.createStatement()) {
            statement.execute(A_DAY_LATER);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
