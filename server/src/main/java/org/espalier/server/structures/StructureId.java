package org.espalier.server.structures;

import java.util.Optional;

/** The identity of a structure in this installation; written {@code str_17} wherever people and programs see it. */
public record StructureId(long number) implements Comparable<StructureId> {

    private static final String PREFIX = "str_";

    /** The id that the text writes; empty where it is no such id. */
    public static Optional<StructureId> parse(String text) {
        return text.matches(PREFIX + "[1-9]\\d{0,17}")
                ? Optional.of(new StructureId(Long.parseLong(text, PREFIX.length(), text.length(), 10)))
                : Optional.empty();
    }

    @Override
    public int compareTo(StructureId other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return PREFIX + number;
    }
}
