package org.espalier.sandbox.load;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The issues that a set only names, as the epic or parent of a line or as the other end of a link.
 *
 * <p>They are there, so that ends and parents exist, and hidden from both accounts, as they were from whoever wrote the
 * set.
 */
record Outsiders(List<Outsider> issues, OffsetDateTime since) {

    /** One of them; its id lies above all ids of the set and depends on nothing but the keys. */
    record Outsider(long id, String key, boolean epic, String rank) {}

    private static final long ROUND = 10_000;

    private static final Comparator<String> BY_KEY =
            Comparator.comparing(DataLineReader::projectOf).thenComparingLong(DataLineReader::numberOf);

    Outsiders {
        issues = List.copyOf(issues);
    }

    static Outsiders of(DataSet set) {
        Set<String> present = new HashSet<>();
        Set<String> epics = new HashSet<>();
        TreeSet<String> named = new TreeSet<>(BY_KEY);
        long lastId = 0;
        OffsetDateTime since = OffsetDateTime.of(2012, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
        for (DataLine line : set.lines()) {
            present.add(line.identity().key());
            line.place().epicKey().ifPresent(epics::add);
            line.place().above().ifPresent(named::add);
            named.addAll(line.place().subtaskKeys());
            line.place().links().forEach(link -> named.add(link.other()));
            lastId = Math.max(lastId, line.identity().id());
        }
        named.removeAll(present);
        long id = (lastId / ROUND + 1) * ROUND;
        List<Outsider> issues = new ArrayList<>();
        for (String key : named) {
            issues.add(
                    new Outsider(id, key, epics.contains(key), "0|zzzzzz:" + Long.toString(id, Character.MAX_RADIX)));
            id++;
        }
        return new Outsiders(issues, since);
    }
}
