package org.espalier.server.structures;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.RowId;
import org.espalier.server.platform.Refusal;
import org.espalier.server.platform.Transactions;
import org.espalier.server.structures.StructureSummary.About;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Keeps structures: makes them, gives their forests, and changes them one transaction at a time. */
@Service
public class StructureStore {

    private static final int LONGEST_NAME = 190;

    private final StructureTable structures;
    private final RowTable rows;
    private final ChangeLog log;
    private final ForestCache cache;
    private final Transactions transactions;

    StructureStore(
            StructureTable structures, RowTable rows, ChangeLog log, ForestCache cache, Transactions transactions) {
        this.structures = structures;
        this.rows = rows;
        this.log = log;
        this.cache = cache;
        this.transactions = transactions;
    }

    /** A new structure without rows; a name of more than 190 characters is cut. */
    public StructureSummary create(About about) {
        String name = about.name().strip();
        int end = name.offsetByCodePoints(0, Math.min(LONGEST_NAME, name.codePointCount(0, name.length())));
        StructureId id = structures.add(new About(name.substring(0, end), about.owner(), about.connection()));
        return summary(id);
    }

    /** What is known of a structure without its rows; refused when there is none. */
    public StructureSummary summary(StructureId id) {
        return structures.find(id).orElseThrow(() -> absent(id));
    }

    /** Structures in the order in which they were made, those after the given number, at most so many. */
    public List<StructureSummary> list(long after, int most) {
        return structures.list(after, most);
    }

    /** The numbers of the structures that show issues of a connection. */
    public List<Long> on(String connection) {
        return structures.on(connection);
    }

    /** What the structure holds now; refused when there is none. */
    public Snapshot snapshot(StructureId id) {
        return stored(id, structures.stamp(id)).snapshot();
    }

    /** The forest that the structure holds now. */
    public Forest forest(StructureId id) {
        return snapshot(id).forest();
    }

    /**
     * Changes a structure in one transaction, or in that of the caller: what the work does to the draft is written,
     * logged with its origin and counted as one new version. Work that edits nothing leaves everything as it was, and
     * work that throws leaves everything as it was too.
     */
    public <T extends @Nullable Object> Changed<T> change(StructureId id, Cause cause, Function<Editing, T> work) {
        return transactions.in(() -> {
            Stored before = stored(id, structures.lock(id));
            Editing editing = new Editing(before.snapshot().forest(), cause.origin());
            T answer = work.apply(editing);
            List<LoggedStep> steps = List.copyOf(editing.steps());
            Snapshot after = steps.isEmpty()
                    ? before.snapshot()
                    : written(before, editing.draft().forest(), steps, cause);
            return new Changed<>(before.snapshot(), after, steps, answer);
        });
    }

    private Snapshot written(Stored before, Forest now, List<LoggedStep> steps, Cause cause) {
        Snapshot then = before.snapshot();
        Set<RowId> touched = steps.stream().map(LoggedStep::row).collect(Collectors.toSet());
        Version version = new Version(then.version().signature(), then.version().version() + 1);
        Stored after = new Stored(
                new Snapshot(then.structure(), version, now),
                before.keys().after(then.forest(), now, touched),
                StructureTable.newStamp());
        rows.write(before, after, touched);
        log.write(then.structure(), version.version(), cause, steps);
        structures.advance(after);
        cache.put(after);
        return after.snapshot();
    }

    private Stored stored(StructureId id, Optional<Long> stamp) {
        long present = stamp.orElseThrow(() -> absent(id));
        return cache.with(id, present).orElseGet(() -> {
            Stored read = rows.read(id).orElseThrow(() -> absent(id));
            cache.put(read);
            return read;
        });
    }

    private static Refusal absent(StructureId id) {
        return Refusal.notFound("structure", id.toString());
    }
}
