package org.espalier.server.structures;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.espalier.core.structure.Place;
import org.espalier.core.structure.RowId;
import org.espalier.server.platform.BulkCopy;
import org.espalier.server.platform.CopyRow;
import org.espalier.server.structures.LoggedStep.AlteredParent;
import org.espalier.server.structures.LoggedStep.Parent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables that keep every change of every structure with its origin (L7, L19). */
@Repository
class ChangeLog {

    private static final String STEP = "structures_change (structure, version, ordinal, kind, row_id, item_type,"
            + " item_number, item_name, before_under, before_after, before_before, after_under, after_after,"
            + " after_before, issue_parent_before, issue_parent_after, origin_kind, origin_by, plan_change)";

    private static final String INHERITED = "structures_inherited_parent (structure, version, ordinal, row_id, issue,"
            + " issue_parent_before, issue_parent_after)";

    private final JdbcClient jdbc;
    private final BulkCopy bulk;
    private final InstantSource clock;

    ChangeLog(JdbcClient jdbc, BulkCopy bulk, InstantSource clock) {
        this.jdbc = jdbc;
        this.bulk = bulk;
        this.clock = clock;
    }

    private record Numbered(int ordinal, LoggedStep step) {}

    private record Inherited(int ordinal, AlteredParent parent) {}

    /** Adds the steps that led to this version. */
    void write(StructureId structure, long version, Cause cause, List<LoggedStep> steps) {
        jdbc.sql("insert into structures_version (structure, version, at, actor, job, plan) values (?, ?, ?, ?, ?, ?)")
                .param(structure.number())
                .param(version)
                .param(Timestamp.from(clock.instant()))
                .param(cause.actor())
                .param(cause.work().map(Cause.Work::job).orElse(null))
                .param(cause.work().map(Cause.Work::plan).orElse(null))
                .update();
        List<Numbered> numbered = new ArrayList<>(steps.size());
        List<Inherited> inherited = new ArrayList<>();
        for (int ordinal = 0; ordinal < steps.size(); ordinal++) {
            LoggedStep step = steps.get(ordinal);
            numbered.add(new Numbered(ordinal, step));
            for (AlteredParent parent : step.parents()) {
                if (!parent.row().equals(step.row())) {
                    inherited.add(new Inherited(ordinal, parent));
                }
            }
        }
        bulk.into(STEP, numbered, (row, each) -> {
            row.number(structure.number()).number(version).number(each.ordinal());
            step(row, each.step());
        });
        if (!inherited.isEmpty()) {
            bulk.into(INHERITED, inherited, (row, each) -> {
                row.number(structure.number()).number(version).number(each.ordinal());
                inherited(row, each.parent());
            });
        }
    }

    /** Which of these rows changed after the given version, in rising order. */
    List<RowId> changedSince(StructureId structure, long version, Collection<RowId> rows) {
        return jdbc.sql("""
                        select distinct row_id from structures_change
                        where structure = ? and version > ? and row_id = any (?)
                        order by row_id
                        """)
                .param(structure.number())
                .param(version)
                .param(rows.stream().mapToLong(RowId::value).toArray())
                .query((row, at) -> new RowId(row.getLong(1)))
                .list();
    }

    private static void step(CopyRow row, LoggedStep step) {
        ItemColumns item = ItemColumns.of(step.subject().item());
        row.text(step.subject().kind().name())
                .number(step.row().value())
                .text(item.type())
                .number(item.number())
                .text(item.name());
        place(row, step.places().before());
        place(row, step.places().after());
        Optional<AlteredParent> own = step.parents().stream()
                .filter(parent -> parent.row().equals(step.row()))
                .findFirst();
        row.number(own.map(parent -> column(parent.before())).orElse(null))
                .number(own.map(parent -> column(parent.after())).orElse(null))
                .text(step.origin().kind().name())
                .text(step.origin().by())
                .number(step.planChange().isPresent() ? (Long) step.planChange().getAsLong() : null);
    }

    private static void inherited(CopyRow row, AlteredParent parent) {
        row.number(parent.row().value())
                .number(parent.issue().value())
                .number(column(parent.before()))
                .number(column(parent.after()));
    }

    private static void place(CopyRow row, Optional<Place> place) {
        row.number(place.map(known -> known.under().value()).orElse(null))
                .number(place.map(known -> known.after().value()).orElse(null))
                .number(place.map(known -> known.before().value()).orElse(null));
    }

    private static @Nullable Long column(Parent parent) {
        return switch (parent) {
            case Parent.NoRow() -> null;
            case Parent.Top() -> 0L;
            case Parent.Under(var issue) -> issue.value();
        };
    }
}
