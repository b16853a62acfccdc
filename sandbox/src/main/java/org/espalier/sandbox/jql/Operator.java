package org.espalier.sandbox.jql;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a field is compared; the text is Jira's, as its messages show it. */
public enum Operator {
    EQUALS("="),
    NOT_EQUALS("!="),
    LIKE("~"),
    NOT_LIKE("!~"),
    LESS("<"),
    GREATER(">"),
    LESS_EQUALS("<="),
    GREATER_EQUALS(">="),
    IN("in"),
    NOT_IN("not in"),
    IS("is"),
    IS_NOT("is not"),
    WAS("was"),
    WAS_NOT("was not"),
    WAS_IN("was in"),
    WAS_NOT_IN("was not in"),
    CHANGED("changed");

    /** Those that ask what is before or after a value. */
    static final Set<Operator> OF_ORDER = Set.of(LESS, GREATER, LESS_EQUALS, GREATER_EQUALS);

    /** Those that ask what once was. */
    static final Set<Operator> OF_HISTORY = Set.of(WAS, WAS_NOT, WAS_IN, WAS_NOT_IN, CHANGED);

    private final String text;

    Operator(String text) {
        this.text = text;
    }

    /** The operator as written in JQL, in lower case. */
    public String text() {
        return text;
    }

    /** The operator that says the contrary; {@code CHANGED} has none and stays itself. */
    Operator opposite() {
        return switch (this) {
            case EQUALS -> NOT_EQUALS;
            case NOT_EQUALS -> EQUALS;
            case LIKE -> NOT_LIKE;
            case NOT_LIKE -> LIKE;
            case LESS -> GREATER_EQUALS;
            case GREATER -> LESS_EQUALS;
            case LESS_EQUALS -> GREATER;
            case GREATER_EQUALS -> LESS;
            case IN -> NOT_IN;
            case NOT_IN -> IN;
            case IS -> IS_NOT;
            case IS_NOT -> IS;
            case WAS -> WAS_NOT;
            case WAS_NOT -> WAS;
            case WAS_IN -> WAS_NOT_IN;
            case WAS_NOT_IN -> WAS_IN;
            case CHANGED -> CHANGED;
        };
    }

    /** These and others. */
    static Set<Operator> together(Set<Operator> some, Set<Operator> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toUnmodifiableSet());
    }

    boolean orders() {
        return OF_ORDER.contains(this);
    }

    /** Whether a value that compares so to the one asked for is meant. */
    boolean holds(int comparison) {
        return switch (this) {
            case LESS -> comparison < 0;
            case GREATER -> comparison > 0;
            case LESS_EQUALS -> comparison <= 0;
            case GREATER_EQUALS -> comparison >= 0;
            default -> throw new IllegalStateException("Indicates a bug: " + this + " does not compare");
        };
    }

    boolean takesList() {
        return this == IN || this == NOT_IN || this == WAS_IN || this == WAS_NOT_IN;
    }

    boolean denies() {
        return this == NOT_EQUALS
                || this == NOT_IN
                || this == NOT_LIKE
                || this == IS_NOT
                || this == WAS_NOT
                || this == WAS_NOT_IN;
    }

    /** Whether the operator asks what once was; such a condition always has predicates, if only an empty list. */
    public boolean asksHistory() {
        return OF_HISTORY.contains(this);
    }
}
