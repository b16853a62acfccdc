package org.espalier.sandbox.jql;

import java.util.List;
import java.util.Set;

/** A field that can be searched: which operators it takes, and its conditions in SQL. */
interface SearchField {

    Set<Operator> LIKENESS =
            Set.of(Operator.EQUALS, Operator.NOT_EQUALS, Operator.IN, Operator.NOT_IN, Operator.IS, Operator.IS_NOT);

    /** The operators that the field takes everywhere. */
    Set<Operator> operators();

    /** The operators that the field takes at a site. */
    default Set<Operator> operators(Context context) {
        return operators();
    }

    /** What autocompletion calls the type of its values. */
    String type();

    /** The field as this operator, one of its own, reads it. */
    default SearchField readBy(Operator operator) {
        return this;
    }

    /** Whether an operand asks for the absence of a value. */
    default boolean isEmpty(Operand value) {
        return value instanceof Operand.Empty;
    }

    /** Whether a clause may ask for EMPTY in other ways than by IS. */
    default boolean knowsEmpty() {
        return operators().contains(Operator.IS);
    }

    /** The field has a value. Never null. */
    Sql present(Context context);

    /** The field has at least one of the values; not true where it is absent, and never null where it is present. */
    Sql anyOf(Asked asked);

    /** The field has a value, but none of these: an empty field differs from nothing. */
    default Sql noneOf(Asked asked) {
        return Sql.all(List.of(present(asked.context()), anyOf(asked).denied()));
    }

    /** The field's value stands in this order to the only value asked for. */
    default Sql compared(Operator operator, Asked asked) {
        throw new IllegalStateException("Indicates a bug: " + asked.field() + " does not take " + operator);
    }

    /** What to sort by, most significant first; nothing where the field cannot be sorted by. Empty values come last. */
    List<SortKey> sortKeys(Context context);
}
