package org.espalier.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.change.Change;
import org.espalier.core.change.Effect;
import org.espalier.core.change.Effect.Outcome;
import org.espalier.core.change.Kind;
import org.espalier.core.plan.PlannedChange;
import org.espalier.core.run.Answer;
import org.espalier.core.run.Applying;
import org.espalier.core.run.FactRuns;
import org.espalier.core.run.Obstacles;
import org.espalier.core.run.Sides;
import org.espalier.core.run.Slips;
import org.espalier.core.run.Step;
import org.espalier.core.run.Tracker;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.Projects;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.IssueId;
import org.espalier.core.world.Names;
import org.espalier.core.world.World;
import org.espalier.server.TestServer;
import org.espalier.server.audit.AuditLog;
import org.espalier.server.audit.AuditQuery;
import org.espalier.server.jobs.Job;
import org.espalier.server.jobs.JobId;
import org.espalier.server.jobs.Jobs;
import org.espalier.server.platform.Ids;
import org.espalier.server.platform.Transactions;
import org.espalier.server.tracker.Aim;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * L9 to L11, L17: that a value which slipped in shall be given back is in the database before its request leaves, and
 * whoever goes on there gives it back once.
 */
@Tag("database")
@TestInstance(Lifecycle.PER_CLASS)
class GivingBackTest {

    private static final IssueId ISSUE = Names.issue("C-1");
    private static final String FIELD = "customfield_7";
    private static final Change.FieldSet CHANGE = new Change.FieldSet(ISSUE, FIELD, "\"first\"", "\"ours\"");
    private static final List<String> WHOLE = List.of("INTENT", "EFFECT APPLIED", "INTENT", "EFFECT DRIFTED");

    private static final Aim ANYWHERE = new Aim(URI.create("https://jira.invalid"), Projects.ALL);

    private TestServer server;
    private long structure;
    private World world;
    private StoredPlan plan;
    private Lease.Held lease;

    @BeforeAll
    void start() {
        server = TestServer.start();
        structure = Long.parseLong(server.silentStructure().substring("str_".length()));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void planAChange() {
        world = new World(Forest.empty());
        world.tracker().issues().field(ISSUE, FIELD, "\"first\"");
        var now = Instant.parse("2026-11-28T12:00:00Z");
        plan = new StoredPlan(
                new PlanId(server.part(Ids.class).fresh("plan")),
                new StoredPlan.Belongs(new JobId(server.part(Ids.class).fresh("job")), structure, Optional.empty(), 0),
                PlanState.READY,
                FactRuns.plan(List.of(CHANGE)),
                "",
                Set.of(),
                new StoredPlan.Times(now, now, now));
        server.part(Transactions.class).run(() -> server.part(PlanStore.class).save(plan, ANYWHERE));
        lease = server.part(Lease.class).take(structure).orElseThrow();
    }

    @AfterEach
    void leaveTheStructure() {
        lease.release();
    }

    @Test // L10
    void whatIsGivenBackIsIntendedInTheLogBeforeItsRequestLeaves() {
        var tracker = new Forestalled();

        toTheEnd(applying(tracker));

        assertThat(tracker.logged).isEqualTo(WHOLE.subList(0, 3));
        assertThat(log()).isEqualTo(WHOLE);
        assertGivenBack();
    }

    @ParameterizedTest // L11
    @EnumSource
    void aWorkerThatGoesOnAfterOneThatDiedGivesBackOnce(Death death) {
        var tracker = new Forestalled();
        tracker.death = Optional.of(death);
        var dying = applying(tracker);
        assertThatThrownBy(() -> toTheEnd(dying)).isInstanceOf(Died.class);
        assertThat(log()).isEqualTo(WHOLE.subList(0, 3));
        lease.release();
        lease = server.part(Lease.class).take(structure).orElseThrow();

        toTheEnd(applying(tracker));

        assertGivenBack();
        assertThat(world.tracker().sent()).hasSize(2);
    }

    @Test // L9, L14, L19
    void whatCouldNotBeGivenBackIsToldOfTheChangeAndOfTheJobAndIsWhatUndoBringsBack() {
        var job = job();
        var tracker = new Forestalled();
        tracker.refusing = true;

        toTheEnd(applying(tracker));
        server.part(Outcomes.class).close(job, plan, false);

        assertThat(server.part(PlanChanges.class).after(plan.id(), Optional.empty(), 0, 10))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.effect()).isEqualTo("APPLIED");
                    assertThat(String.valueOf(entry.replaced())).contains("\"value\":\"\\\"theirs\\\"\"");
                    assertThat(entry.sentence()).contains("could not be given back");
                });
        assertThat(server.part(Outcomes.class).replaced(plan.id())).isEqualTo(1);
        assertThat(server.part(Jobs.class).messages(job.id(), 10))
                .singleElement()
                .satisfies(message -> assertThat(message.text()).contains("another value", "could not be given back"));
        assertThat(server.part(AppliedChanges.class).of(job.id()))
                .extracting(PlannedChange::change)
                .containsExactly(new Change.FieldSet(ISSUE, FIELD, "\"theirs\"", "\"ours\""));
        assertThat(log()).containsExactly("INTENT", "EFFECT APPLIED", "INTENT", "EFFECT APPLIED");
    }

    /** The job of the plan, as far as it came. */
    private Job job() {
        var id = plan.belongs().job();
        server.part(JdbcClient.class)
                .sql("""
                        insert into job (id, kind, structure, requested_by, state, phase, created_at)
                        values (:id, 'EXPORT', :structure, 'ada', 'APPLYING', 'WRITE', now())
                        """)
                .param("id", id.value())
                .param("structure", structure)
                .update();
        return server.part(Jobs.class).job(id);
    }

    @Test // L17
    void aWorkerThatWakesLateIntendsNothing() {
        var late = ledger();
        lease.release();
        lease = server.part(Lease.class).take(structure).orElseThrow();

        assertThatThrownBy(() -> late.intendToGiveBack(plan.plan().changes())).isInstanceOf(Lease.Lost.class);
        assertThat(log()).isEmpty();
    }

    @Test // L9, L17
    void whoSentAChangeIsKeptWithItsIntentForWhoeverGoesOn() {
        var sent = List.<Change.OfTracker>of(CHANGE);
        var senders = server.part(Ledgers.class).senders(plan, lease);
        assertThat(senders.of(sent)).isEqualTo(Map.of(CHANGE, Set.of()));
        senders.send(sent, "bob");
        senders.send(sent, "grace");
        senders.send(sent, "bob");
        lease.release();
        lease = server.part(Lease.class).take(structure).orElseThrow();

        assertThatThrownBy(() -> senders.send(sent, "late")).isInstanceOf(Lease.Lost.class);
        assertThat(server.part(Ledgers.class).senders(plan, lease).of(sent))
                .isEqualTo(Map.of(CHANGE, Set.of("bob", "grace")));
    }

    private void assertGivenBack() {
        var progress = ledger().progress();
        assertThat(progress.effects().values()).extracting(Effect::outcome).containsExactly(Outcome.DRIFTED);
        assertThat(progress.concluded()).containsExactly(1);
        assertThat(world.tracker().issues().field(ISSUE, FIELD)).isEqualTo("\"theirs\"");
    }

    /** As a process that has just begun applies the plan. */
    private Applying applying(Tracker tracker) {
        var stored = server.part(PlanStore.class).find(plan.id()).orElseThrow();
        return new Applying(
                stored.plan(),
                EnumSet.allOf(Kind.class),
                new Sides(world.structure(), tracker),
                ledger(),
                server.part(InstantSource.class));
    }

    private StoredLedger ledger() {
        return server.part(Ledgers.class).of(plan, "ada", lease);
    }

    private static void toTheEnd(Applying applying) {
        while (!(applying.step() instanceof Step.Done)) {
            // Nothing asks to wait here.
        }
    }

    /** The phases of the plan's entries, each with what came of it. */
    private List<String> log() {
        return server
                .part(AuditLog.class)
                .read(new AuditQuery(plan.belongs().job().value(), null, null, 0), 100)
                .stream()
                .map(each -> each.entry().deed())
                .map(deed -> (deed.phase() + " " + (deed.effect() == null ? "" : deed.effect())).strip())
                .toList();
    }

    /** When a process dies that gives back. */
    enum Death {
        BEFORE_THE_REQUEST,
        AFTER_THE_REQUEST
    }

    private static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A tracker at which somebody is faster than the first write; with the second one the process may die. */
    private final class Forestalled implements Tracker {
        private Optional<Death> death = Optional.empty();
        private List<String> logged = List.of();
        private boolean refusing;
        private int requests;

        @Override
        public TrackerSight look(Need need) {
            return world.tracker().look(need);
        }

        @Override
        public List<Answer> attempt(List<Change.OfTracker> together, TrackerSight now) {
            requests++;
            if (requests == 1) {
                world.tracker().issues().field(ISSUE, FIELD, "\"theirs\"");
                return world.tracker().attempt(together, now);
            }
            logged = log();
            if (refusing) {
                return List.of(new Answer.Refused("The tracker refused."));
            }
            if (requests == 2 && death.equals(Optional.of(Death.BEFORE_THE_REQUEST))) {
                throw new Died();
            }
            var answers = world.tracker().attempt(together, now);
            if (requests == 2 && death.isPresent()) {
                throw new Died();
            }
            return answers;
        }

        @Override
        public Slips slips(List<Change.OfTracker> written) {
            return world.tracker().slips(written);
        }

        @Override
        public Obstacles obstacles(List<Change.OfTracker> wanted) {
            return world.tracker().obstacles(wanted);
        }
    }
}
