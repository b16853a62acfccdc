package org.espalier.server.sync;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.change.Change;
import org.espalier.core.change.Effect;
import org.espalier.core.change.Kind;
import org.espalier.core.change.Reason;
import org.espalier.core.plan.PlannedChange;
import org.espalier.core.sight.IssueKey;
import org.espalier.core.sight.IssueRef;
import org.espalier.core.sight.Projects;
import org.espalier.core.structure.IssueId;
import org.espalier.server.tracker.Aim;
import org.jspecify.annotations.Nullable;

/** Reads the rows of the tables of plans. */
final class PlanRows {
    private PlanRows() {}

    static PlannedChange planned(ResultSet row, PlanJson json) throws SQLException {
        return new PlannedChange(
                row.getInt("number"),
                json.change(row.getString("change")),
                issue(row),
                new Reason(row.getString("reason")),
                row.getBoolean("ticked") ? PlannedChange.Ticked.FROM_THE_START : PlannedChange.Ticked.BY_A_PERSON,
                json.consequence(row.getString("consequence")));
    }

    static Optional<IssueRef> issue(ResultSet row) throws SQLException {
        var key = row.getString("issue_key");
        return key == null
                ? Optional.empty()
                : Optional.of(new IssueRef(new IssueId(row.getLong("issue")), new IssueKey(key)));
    }

    static Optional<Effect> effect(ResultSet row, PlanJson json) throws SQLException {
        var outcome = row.getString("outcome");
        if (outcome == null) {
            return Optional.empty();
        }
        var really = Optional.ofNullable(row.getString("really")).map(text -> (Change.OfTracker) json.change(text));
        return Optional.of(new Effect(Effect.Outcome.valueOf(outcome), row.getString("sentence"), really));
    }

    static Aim aim(ResultSet row) throws SQLException {
        var projects = row.getArray("projects");
        return new Aim(
                URI.create(row.getString("base_url")),
                projects == null ? Projects.ALL : Projects.of(Set.of((String[]) projects.getArray())));
    }

    /** The keys of the projects; none where all are meant. */
    static String @Nullable [] projects(Aim aim) {
        return aim.projects().keys().map(keys -> keys.toArray(String[]::new)).orElse(null);
    }

    static @Nullable Long rowOf(Change change) {
        return switch (change) {
            case Change.RowAdd add -> add.row().value();
            case Change.RowMove move -> move.row().value();
            case Change.RowRemove remove -> remove.row().value();
            case Change.OfTracker _ -> null;
        };
    }

    static Set<Kind> kinds(String[] names) {
        var kinds = EnumSet.noneOf(Kind.class);
        for (var name : names) {
            kinds.add(Kind.valueOf(name));
        }
        return kinds;
    }
}
