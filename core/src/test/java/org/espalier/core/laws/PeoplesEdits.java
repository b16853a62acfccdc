package org.espalier.core.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.espalier.core.change.Change;
import org.espalier.core.fact.Fact.Linked;
import org.espalier.core.fact.Link;
import org.espalier.core.plan.Plan;
import org.espalier.core.plan.PlannedChange;
import org.espalier.core.structure.IssueId;
import org.espalier.core.structure.Item;
import org.espalier.core.structure.RowId;
import org.espalier.core.world.Names;
import org.espalier.core.world.Sketch;
import org.espalier.core.world.World;

/** Edits that people make beside a run, on either side, and whether they are there at its end. */
final class PeoplesEdits {
    private final Scenario scenario;
    private final World world;
    private final Random random;

    /** Under which row people last put a row. */
    private final Map<RowId, RowId> moved = new HashMap<>();

    /** Rows that people took out. */
    private final Set<RowId> removed = new HashSet<>();

    /** Rows that people added for issues that had none. */
    private final Set<RowId> added = new HashSet<>();

    private long lastAdded;

    /** Links that people last made, or took away. */
    private final Map<Link, Boolean> links = new HashMap<>();

    PeoplesEdits(Scenario scenario) {
        this.scenario = scenario;
        this.world = scenario.world();
        this.random = scenario.random();
    }

    void one() {
        switch (random.nextInt(5)) {
            case 0 -> toggleLink();
            case 1 -> removeRow();
            case 2 -> addRow();
            default -> moveRow();
        }
    }

    Map<RowId, RowId> moved() {
        return Map.copyOf(moved);
    }

    Map<Link, Boolean> links() {
        return Map.copyOf(links);
    }

    private void moveRow() {
        var forest = world.forest();
        if (forest.isEmpty()) {
            return;
        }
        var row = forest.idAt(random.nextInt(forest.size()));
        var under = random.nextInt(3) == 0 ? RowId.NONE : forest.idAt(random.nextInt(forest.size()));
        var possible = under.isNone() || !forest.draft().isInSubtree(under, row);
        if (possible && !forest.parentOf(row).equals(under)) {
            world.structure().edit(draft -> draft.moveToEnd(row, under, Sketch.PERSON));
            moved.put(row, under);
        }
    }

    private void addRow() {
        var issue = Scenario.anyIssue(random);
        if (world.forest().firstRowOf(issue).isEmpty()) {
            lastAdded--;
            var row = new RowId(lastAdded);
            world.structure().edit(draft -> draft.append(row, new Item.Issue(issue), RowId.NONE, Sketch.PERSON));
            added.add(row);
        }
    }

    private void removeRow() {
        var forest = world.forest();
        var leaves = forest.rows().stream()
                .map(row -> row.id())
                .filter(row -> forest.childrenOf(row).isEmpty())
                .toList();
        if (!leaves.isEmpty()) {
            var row = leaves.get(random.nextInt(leaves.size()));
            world.structure().edit(draft -> draft.remove(row));
            moved.remove(row);
            added.remove(row);
            removed.add(row);
        }
    }

    private void toggleLink() {
        List<IssueId> issues = new ArrayList<>(world.forest().issues());
        if (issues.size() < 2) {
            return;
        }
        var known = List.copyOf(world.tracker().links());
        var link = known.isEmpty() || random.nextBoolean()
                ? scenario.link(new Linked(
                        issues.get(random.nextInt(issues.size())), issues.get(random.nextInt(issues.size()))))
                : known.get(random.nextInt(known.size()));
        var there = world.tracker().links().contains(link);
        if (there) {
            world.tracker().unlink(link);
        } else {
            world.tracker().link(link);
        }
        links.put(link, !there);
    }

    /** L9: what people did is there, unless it is what the plan was made for and so was told to change. */
    void assertSurvived(Plan plan) {
        removed.forEach(
                row -> assertThat(world.forest().holds(row)).as("row %s", row).isFalse());
        added.forEach(row -> assertThat(world.forest().rowsOf(issueOf(row)))
                .as("rows of the issue that people added")
                .containsExactly(row));
        moved.forEach((row, under) -> {
            if (!expects(plan, row, under)) {
                assertThat(world.forest().parentOf(row))
                        .as("parent of row %s", row)
                        .isEqualTo(under);
            }
        });
        links.forEach((link, there) -> {
            if (!expects(plan, link, there)) {
                assertThat(world.tracker().links().contains(link))
                        .as(Names.text(link))
                        .isEqualTo(there);
            }
        });
    }

    private IssueId issueOf(RowId row) {
        var forest = world.forest();
        return forest.itemAt(forest.indexOf(row)).issue().orElseThrow();
    }

    private static boolean expects(Plan plan, RowId row, RowId under) {
        return plan.changes().stream()
                .map(PlannedChange::change)
                .anyMatch(change -> change instanceof Change.RowMove(var moving, var _, var before, var _)
                        && moving.equals(row)
                        && before.under().equals(under));
    }

    private static boolean expects(Plan plan, Link link, boolean there) {
        var change = there ? new Change.LinkDelete(link) : new Change.LinkCreate(link);
        return plan.changes().stream().anyMatch(planned -> planned.change().equals(change));
    }
}
