package org.espalier.core.synchronizer.filter;

import java.util.Optional;
import java.util.Set;
import org.espalier.core.fact.Direction;
import org.espalier.core.reconcile.Proposal;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.Query;
import org.espalier.core.structure.IssueId;
import org.espalier.core.synchronizer.Ask;
import org.espalier.core.synchronizer.Sights;
import org.espalier.core.synchronizer.Synchronizer;

/**
 * Fills a structure with the result of a query, and prunes from it what no longer matches.
 *
 * <p>It goes into the structure only, and membership is never agreed on: whether an issue matches is asked of the
 * tracker each time.
 *
 * @param target where issues are added, at the end
 */
public record Filter(Query query, Target target, Set<Rule> rules) implements Synchronizer {

    /** Where issues that match are put. */
    public sealed interface Target {
        /** At the end of the top level. */
        record TopLevel() implements Target {}

        /** As the last child of the first row of an issue. */
        record UnderIssue(IssueId issue) implements Target {}

        /** Whether this is the issue under which others are put. */
        default boolean is(IssueId issue) {
            return this instanceof UnderIssue(IssueId target) && target.equals(issue);
        }
    }

    /** What it does about issues that match, and about those that do not. */
    public enum Rule {
        /** Issues that match are added. */
        ADD,
        /** Issues that match and stand outside the target issue are moved under it. */
        ALLOW_MOVE,
        /** Issues that do not match leave. */
        REMOVE,
        /** Only rows directly at the target leave; what somebody moved elsewhere stays. */
        REMOVE_ONLY_AT_TARGET,
        /** Rows below one that leaves are tested too, so that whole branches go. */
        DOUBLE_CHECK,
        /** Rows below one that matches stay. */
        KEEP_BELOW_MATCHES
    }

    public Filter {
        rules = Set.copyOf(rules);
    }

    @Override
    public Set<Direction> directions() {
        return Set.of(Direction.INTO_STRUCTURE);
    }

    /** The result first; then, of what may have to leave, direct reads and a second test (L2). */
    @Override
    public Optional<Need> need(Ask ask, Sights sights) {
        if (!sights.tracker().results().containsKey(query)) {
            return Optional.of(new Need.Result(query));
        }
        if (!has(Rule.REMOVE)) {
            return Optional.empty();
        }
        var suspects = new Suspects(this, ask, sights);
        return suspects.unread().or(suspects::untested);
    }

    @Override
    public Proposal propose(Ask ask, Sights sights) {
        return new IntoStructure(this, ask, sights).proposal();
    }

    boolean has(Rule rule) {
        return rules.contains(rule);
    }
}
