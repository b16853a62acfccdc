package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.espalier.core.change.Change;
import org.espalier.core.change.Effect;
import org.espalier.core.change.Kind;
import org.espalier.core.change.StatusRef;
import org.espalier.core.fact.LinkTypeId;
import org.espalier.core.plan.Plan;
import org.espalier.core.run.Answer;
import org.espalier.core.run.Applying;
import org.espalier.core.run.FactRuns;
import org.espalier.core.run.Sides;
import org.espalier.core.run.Step;
import org.espalier.core.run.Tracker;
import org.espalier.core.sight.IssueKey;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.Need.Wanted;
import org.espalier.core.sight.Query;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.sight.Traits;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.IssueId;
import org.espalier.core.world.LedgerInMemory;
import org.espalier.core.world.TrackerContract;
import org.espalier.core.world.World;
import org.espalier.server.acceptance.RunningSandbox;
import org.espalier.server.acceptance.SandboxJira;
import org.espalier.server.tracker.Access;
import org.espalier.server.tracker.Connection.Writing;
import org.espalier.server.tracker.Credential;
import org.espalier.server.tracker.LinkType;
import org.espalier.server.tracker.LookProgress;
import org.espalier.server.tracker.TestAccess;
import org.espalier.server.tracker.TrackerAdapter;
import org.espalier.server.tracker.TrackerSite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole Jira of either kind to stand on, and the words in which its cases speak of it. {@link GroveFile} says what is
 * there.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class JiraGround extends TrackerContract {

    static final long NOWHERE = 999_999;

    final NotedPause pause = new NotedPause();
    private final String dialect;
    private final Function<NotedPause, TrackerAdapter> adapter;
    final Credential credential;

    private RunningSandbox sandbox;
    SandboxJira jira;
    TrackerSite site;
    Tracker tracker;
    LinkTypeId blocks;

    JiraGround(String dialect, Function<NotedPause, TrackerAdapter> adapter, Credential credential) {
        this.dialect = dialect;
        this.adapter = adapter;
        this.credential = credential;
    }

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        sandbox = RunningSandbox.start(dialect, GroveFile.write(folder.resolve("grove.jsonl")), folder.resolve("jira"));
        jira = sandbox.jira();
        site = opened();
        tracker = site.tracker(LookProgress.UNHEARD);
        blocks = site.linkTypes().stream()
                .filter(type -> type.name().equals("Blocks"))
                .map(LinkType::id)
                .findFirst()
                .orElseThrow();
    }

    /** The same site, as a process that has just begun opens it. */
    TrackerSite opened() {
        return opened(credential);
    }

    /** The same for somebody else. */
    TrackerSite opened(Credential account) {
        return opened(TestAccess.to(jira.address(), account, Writing.ALLOWED));
    }

    /** The same by another way. */
    TrackerSite opened(Access access) {
        return adapter.apply(pause).open(access);
    }

    @AfterAll
    void stop() {
        site.close();
        sandbox.close();
    }

    @AfterEach
    void behave() {
        jira.misbehave(Map.of());
        jira.switches("slips", Map.of());
        jira.switches("conflicts", Map.of());
    }

    @Override
    protected Ground ground() {
        return new Ground() {
            @Override
            public Tracker tracker() {
                return tracker;
            }

            @Override
            public IssueId story(int number) {
                return id(number);
            }

            @Override
            public IssueId epic(int number) {
                return id(number == 1 ? 6 : 7);
            }

            @Override
            public IssueId nowhere() {
                return new IssueId(NOWHERE);
            }

            @Override
            public LinkTypeId linkType() {
                return blocks;
            }

            @Override
            public long rankField() {
                return traits(seen(60), 60).ranks().firstKey();
            }

            @Override
            public StatusRef nextStatus() {
                return site.statuses("GROVE").stream()
                        .flatMap(type -> type.statuses().stream())
                        .filter(status -> status.name().equals("In Progress"))
                        .map(status -> new StatusRef(status.id(), status.name()))
                        .findFirst()
                        .orElseThrow();
            }

            @Override
            public StatusRef closedStatus() {
                return new StatusRef(NOWHERE, "Felled");
            }

            @Override
            public Query finding(List<IssueId> stories) {
                return new Query("id in ("
                        + stories.stream().map(IssueId::toString).collect(Collectors.joining(", ")) + ") ORDER BY key");
            }

            @Override
            public void loseAnswers() {
                jira.misbehave(Map.of("timeoutAfterCommitPercent", 100));
            }

            @Override
            public void rankInPart() {
                jira.misbehave(Map.of("rankRefusalPercent", 50, "seed", 4));
            }

            @Override
            public void rankWholly() {
                behave();
            }
        };
    }

    Answer attempt(Change.OfTracker change, TrackerSight now) {
        return tracker.attempt(List.of(change), now).getFirst();
    }

    /** What a whole run of one change comes to: it looks, writes, reads back, and gives back what it replaced. */
    Effect run(Change.OfTracker change) {
        return run(FactRuns.plan(List.of(change))).getFirst();
    }

    /** What a whole run of a plan comes to, change by change. */
    List<Effect> run(Plan plan) {
        var world = new World(Forest.empty());
        var ledger = new LedgerInMemory(world, plan);
        var applying =
                new Applying(plan, EnumSet.allOf(Kind.class), new Sides(world.structure(), tracker), ledger, pause);
        for (var step = applying.step(); !(step instanceof Step.Done); step = applying.step()) {
            if (step instanceof Step.Waits(var length, var _)) {
                pause.last(length);
            }
        }
        return plan.changes().stream()
                .map(planned ->
                        Objects.requireNonNull(ledger.progress().effects().get(planned.number())))
                .toList();
    }

    /** A look that shows the traits, too. */
    TrackerSight seen(int... numbers) {
        return tracker.look(new Need.Direct(
                RecordedSite.ids(Arrays.stream(numbers).mapToLong(GroveFile::id).toArray()), Wanted.RANKS));
    }

    static Traits traits(TrackerSight sight, int number) {
        return issue(sight, number).traits().orElseThrow();
    }

    TrackerSight look(int... numbers) {
        return tracker.look(new Need.Issues(
                RecordedSite.ids(Arrays.stream(numbers).mapToLong(GroveFile::id).toArray())));
    }

    static IssueSight issue(TrackerSight sight, int number) {
        assertThat(sight.gaps()).isEmpty();
        return sight.issue(id(number)).orElseThrow();
    }

    static IssueId id(int number) {
        return new IssueId(GroveFile.id(number));
    }

    static IssueKey key(int number) {
        return new IssueKey("GROVE-" + number);
    }
}
