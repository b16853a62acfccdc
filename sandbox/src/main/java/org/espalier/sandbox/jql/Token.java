package org.espalier.sandbox.jql;

import java.util.Map;
import java.util.Optional;

/** A word or sign of a query: its kind, how it was written, what it means once escapes are read, and where it began. */
record Token(Kind kind, String written, String text, Position position) {

    enum Kind {
        TEXT,
        NUMBER,
        EQUALS,
        NOT_EQUALS,
        LIKE,
        NOT_LIKE,
        LESS,
        GREATER,
        LESS_EQUALS,
        GREATER_EQUALS,
        BANG,
        OPEN,
        CLOSE,
        COMMA,
        OPEN_SQUARE,
        CLOSE_SQUARE,
        IN,
        IS,
        AND,
        OR,
        NOT,
        EMPTY,
        WAS,
        CHANGED,
        BEFORE,
        AFTER,
        FROM,
        TO,
        ON,
        DURING,
        ORDER,
        BY,
        ASC,
        DESC,
        CF,
        END
    }

    private static final Map<String, Kind> KEYWORDS = Map.ofEntries(
            Map.entry("in", Kind.IN),
            Map.entry("is", Kind.IS),
            Map.entry("and", Kind.AND),
            Map.entry("or", Kind.OR),
            Map.entry("not", Kind.NOT),
            Map.entry("empty", Kind.EMPTY),
            Map.entry("null", Kind.EMPTY),
            Map.entry("was", Kind.WAS),
            Map.entry("changed", Kind.CHANGED),
            Map.entry("before", Kind.BEFORE),
            Map.entry("after", Kind.AFTER),
            Map.entry("from", Kind.FROM),
            Map.entry("to", Kind.TO),
            Map.entry("on", Kind.ON),
            Map.entry("during", Kind.DURING),
            Map.entry("order", Kind.ORDER),
            Map.entry("by", Kind.BY),
            Map.entry("asc", Kind.ASC),
            Map.entry("desc", Kind.DESC),
            Map.entry("cf", Kind.CF));

    /** The keyword a whole word stands for, if it is one; letter case does not matter. */
    static Optional<Kind> keyword(String word) {
        return Optional.ofNullable(KEYWORDS.get(Words.lower(word)));
    }

    boolean is(Kind other) {
        return kind == other;
    }

    boolean isWord() {
        return kind == Kind.TEXT || kind == Kind.NUMBER;
    }
}
