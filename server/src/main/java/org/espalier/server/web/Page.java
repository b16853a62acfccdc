package org.espalier.server.web;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Some values of a list, and where the next ones begin; null after the last. */
record Page<T>(List<T> values, @Nullable String nextCursor) {

    /** A page made from values of which one more was asked for than fits, to see whether there are more. */
    static <S, T> Page<T> of(List<S> found, int most, ToLongFunction<S> number, Function<S, T> shown) {
        List<S> fitting = found.subList(0, Math.min(most, found.size()));
        String next = found.size() > most ? new Cursor(number.applyAsLong(fitting.getLast())).toString() : null;
        return new Page<>(fitting.stream().map(shown).toList(), next);
    }
}
