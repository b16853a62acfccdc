package org.espalier.core.synchronizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.espalier.core.agreement.Agreement;
import org.espalier.core.fact.Direction;
import org.espalier.core.fact.Fact;
import org.espalier.core.fact.Link;
import org.espalier.core.fact.LinkTypeId;
import org.espalier.core.fact.Value;
import org.espalier.core.plan.Limits;
import org.espalier.core.plan.Plan;
import org.espalier.core.reconcile.Checks;
import org.espalier.core.reconcile.ConflictPolicy;
import org.espalier.core.sight.IssueKey;
import org.espalier.core.sight.IssueRef;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.sight.IssueSight.SeenLink;
import org.espalier.core.sight.Matched;
import org.espalier.core.sight.Projects;
import org.espalier.core.sight.Query;
import org.espalier.core.sight.StructureSight;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.ForestBuilder;
import org.espalier.core.structure.ForestDraft;
import org.espalier.core.structure.Forests;
import org.espalier.core.structure.IssueId;
import org.espalier.core.structure.Origin;
import org.espalier.core.structure.Place;
import org.espalier.core.structure.RowId;
import org.espalier.core.synchronizer.filter.Filter;
import org.espalier.core.synchronizer.links.Links;
import org.espalier.core.world.Linking;
import org.espalier.core.world.Names;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Figures for people: printed, never asserted (P1). What is asserted is that there is something to plan. */
@Isolated
class SynchronizerFiguresTest {

    private static final int ROWS = 100_000;
    private static final LinkTypeId TYPE = new LinkTypeId(1);
    private static final Query QUERY = new Query("project = TEST");
    private static final Links LINKS = Linking.of(TYPE);
    private static final Filter FILTER = new Filter(
            QUERY,
            new Filter.Target.TopLevel(),
            Set.of(Filter.Rule.ADD, Filter.Rule.REMOVE, Filter.Rule.KEEP_BELOW_MATCHES));

    @Test
    void aLargeStructureIsPlannedThroughLinksAndThroughAFilter() {
        var linked = forest();
        var structure = shuffled(linked);
        var links = tracker(linked);
        var agreement = agreement(linked);
        planned("Links into the structure", LINKS, ask(Direction.INTO_STRUCTURE, agreement), structure, links);
        planned("Links from the structure", LINKS, ask(Direction.FROM_STRUCTURE, agreement), structure, links);
        var hub = hub();
        planned(
                "Links of one hub into the structure",
                Linking.with(LINKS, Linking.ALL),
                ask(Direction.INTO_STRUCTURE, agreement(hub)),
                scattered(hub),
                tracker(hub).and(everythingLinked(hub)));
        planned("Filter", FILTER, ask(Direction.INTO_STRUCTURE, Agreement.NONE), linked, result(linked));
    }

    private static void planned(String name, Synchronizer synchronizer, Ask ask, Forest forest, TrackerSight tracker) {
        var sights = new Sights(new StructureSight(forest, 1), tracker);
        assertThat(synchronizer.need(ask, sights)).isEmpty();
        var checks = new Checks(Limits.DEFAULT);
        var best = Long.MAX_VALUE;
        var changes = 0;
        for (int round = 0; round < 4; round++) {
            var start = System.nanoTime();
            Plan plan = checks.plan(ask.direction(), sights.structure(), tracker, synchronizer.propose(ask, sights));
            best = Math.min(best, System.nanoTime() - start);
            changes = plan.changes().size();
        }
        System.out.println(String.format(
                Locale.ROOT,
                "100,000 rows, 1 %% changed, %s: %d changes planned in %.0f ms",
                name,
                changes,
                best / 1e6));
        assertThat(changes).isBetween(ROWS / 200, ROWS / 25);
    }

    private static Ask ask(Direction direction, Agreement agreement) {
        var next = new long[] {ROWS};
        return new Ask(
                direction,
                agreement,
                Projects.ALL,
                Origin.UNKNOWN,
                () -> new RowId(++next[0]),
                Ask.NeverLinked.SKIPPED,
                ConflictPolicy.ASK);
    }

    private static Forest forest() {
        var random = new Random(2);
        ForestBuilder builder = Forest.builder();
        int depth = -1;
        for (int row = 1; row <= ROWS; row++) {
            depth = Math.min(6, random.nextInt(depth + 2));
            builder.add(new RowId(row), depth, Forests.issueOfRow(row), Origin.UNKNOWN);
        }
        return builder.build();
    }

    /** One issue above all others. */
    private static Forest hub() {
        ForestBuilder builder = Forest.builder();
        for (int row = 1; row <= ROWS; row++) {
            builder.add(new RowId(row), row == 1 ? 0 : 1, Forests.issueOfRow(row), Origin.UNKNOWN);
        }
        return builder.build();
    }

    /** One row in a hundred goes to the top level. */
    private static Forest scattered(Forest forest) {
        ForestDraft draft = forest.draft();
        for (int index = 1; index < ROWS; index += 100) {
            draft.moveToEnd(forest.idAt(index), RowId.NONE, Origin.UNKNOWN);
        }
        return draft.forest();
    }

    private static TrackerSight everythingLinked(Forest forest) {
        var linked = forest.issues().stream()
                .map(issue -> new IssueRef(issue, key(issue)))
                .toList();
        return new TrackerSight(Map.of(), Set.of(), Map.of(Names.LINKED, linked), Map.of(), List.of());
    }

    /** One row in a hundred goes to a place beside any other. */
    private static Forest shuffled(Forest forest) {
        var random = new Random(1);
        ForestDraft draft = forest.draft();
        for (int move = 0; move < ROWS / 100; move++) {
            var row = forest.idAt(random.nextInt(ROWS));
            var beside = forest.idAt(random.nextInt(ROWS));
            if (!draft.isInSubtree(beside, row)) {
                draft.move(row, Place.after(beside, draft.parentOf(beside)), Origin.UNKNOWN);
            }
        }
        return draft.forest();
    }

    private static TrackerSight tracker(Forest forest) {
        var links = new HashMap<IssueId, Set<SeenLink>>();
        for (var row : forest.rows()) {
            var child = row.item().issue().orElseThrow();
            forest.issueParentOf(row.id()).ifPresent(parent -> {
                var link = new Link(TYPE, parent, child);
                var number = row.id().value();
                links.computeIfAbsent(parent, _ -> new HashSet<>()).add(new SeenLink(number, link, key(child)));
                links.computeIfAbsent(child, _ -> new HashSet<>()).add(new SeenLink(number, link, key(parent)));
            });
        }
        var issues = new HashMap<IssueId, IssueSight>();
        for (var issue : forest.issues()) {
            issues.put(
                    issue,
                    new IssueSight(
                            issue, key(issue), Optional.empty(), List.of(), links.getOrDefault(issue, Set.of())));
        }
        return new TrackerSight(issues, Set.of(), Map.of(), Map.of(), List.of());
    }

    private static Agreement agreement(Forest forest) {
        var facts = new HashMap<Fact, Value>();
        for (var row : forest.rows()) {
            forest.issueParentOf(row.id())
                    .ifPresent(parent ->
                            facts.put(new Fact.Linked(parent, row.item().issue().orElseThrow()), Value.Present.THERE));
        }
        return new Agreement(facts, Set.of());
    }

    /** One root in a hundred no longer matches with all below it, and as many issues are new. */
    private static TrackerSight result(Forest forest) {
        var random = new Random(3);
        var result = new ArrayList<IssueRef>();
        var seen = new HashMap<IssueId, IssueSight>();
        var tested = new HashMap<IssueId, Matched>();
        var leaving = false;
        for (var row : forest.rows()) {
            var issue = row.item().issue().orElseThrow();
            leaving = row.depth() == 0 ? random.nextInt(100) == 0 : leaving;
            if (leaving) {
                seen.put(issue, IssueSight.bare(issue, key(issue)));
                tested.put(issue, Matched.NO);
                result.add(new IssueRef(new IssueId(issue.value() + 10L * ROWS), key(issue)));
            } else {
                result.add(new IssueRef(issue, key(issue)));
            }
        }
        return new TrackerSight(seen, Set.of(), Map.of(QUERY, result), Map.of(QUERY, tested), List.of());
    }

    private static IssueKey key(IssueId issue) {
        return new IssueKey("TEST-" + issue);
    }
}
