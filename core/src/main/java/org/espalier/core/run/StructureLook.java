package org.espalier.core.run;

import java.util.Optional;
import org.espalier.core.agreement.Agreed;
import org.espalier.core.fact.Fact;
import org.espalier.core.fact.Value;
import org.espalier.core.plan.Consequence;
import org.espalier.core.plan.PlannedChange;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.IssueId;

/** Compares what a written change makes true with what a look at the structure shows of it now (L3). */
final class StructureLook {
    private StructureLook() {}

    /** Whether the structure holds what would be agreed on; what is forgotten or decided needs no second side. */
    static boolean upholds(PlannedChange planned, Forest now) {
        return switch (planned.consequence()) {
            case Consequence.Agrees(var facts) -> facts.stream().allMatch(agreed -> shows(agreed, now));
            case Consequence.Decides _, Consequence.Forgets _ -> true;
        };
    }

    private static boolean shows(Agreed agreed, Forest now) {
        return switch (agreed.fact()) {
            case Fact.Linked(var parent, var child) ->
                standsUnder(child, Optional.of(parent), now) == (agreed.value() == Value.Present.THERE);
            case Fact.Place(var issue) ->
                agreed.value() instanceof Value.Parent(var parent) && standsUnder(issue, parent, now);
            case Fact.Order _, Fact.Member _, Fact.StatusOf _ ->
                throw new IllegalArgumentException(
                        "No change of the tracker agrees on " + agreed.fact() + ". Indicates a bug.");
        };
    }

    /** Every row of an issue is evidence of its place. */
    private static boolean standsUnder(IssueId issue, Optional<IssueId> parent, Forest now) {
        return now.rowsOf(issue).stream().anyMatch(row -> now.issueParentOf(row).equals(parent));
    }
}
