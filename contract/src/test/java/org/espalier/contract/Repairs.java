package org.espalier.contract;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What puts an error of a document right, in parts that can be left out one by one. */
record Repairs(List<Repair> parts) {

    /** Lists statuses with the body of a refusal, unless they are listed with a body. */
    static Repairs refuses(String... statuses) {
        return each(statuses, status -> "refuses with " + status, Place::refuse);
    }

    /** Gives the body of a refusal to statuses that are listed without one. */
    static Repairs refusesInWords(String... statuses) {
        return each(statuses, status -> "has words for " + status, Place::refuseInWords);
    }

    /** Lets statuses have this body as well as the one that they are listed with. */
    static Repairs answersAlso(String schema, String... statuses) {
        return each(
                statuses,
                status -> "answers " + status + " in another way, too",
                (place, status) -> place.answerEither(status, schema));
    }

    /** Lets a status have this body, whatever it is listed with. */
    static Repairs answers(String status, String schema) {
        return one("answers " + status, place -> place.answer(status, schema));
    }

    /** Lets a status have the body of another one. */
    static Repairs answersAs(String status, String other) {
        return one("answers " + status + " as " + other, place -> place.answerAs(status, other));
    }

    /** Lets statuses, where they are listed, come without a body. */
    static Repairs answersNothing(String... statuses) {
        return each(statuses, status -> "answers nothing with " + status, Place::answerNothing);
    }

    /** Lets a status that is listed with a body come as a page of HTML as well. */
    static Repairs answersWithPage(String status) {
        return one("answers " + status + " with a page", place -> place.answerWithPage(status));
    }

    /** Puts what goes well into a frame. */
    static Repairs framed(String frame) {
        return one("has a frame", place -> place.framed(frame));
    }

    /** Declares properties of a named schema, all as this. */
    static Repairs declares(String schema, String declaration, String... properties) {
        return each(
                properties,
                property -> "declares " + schema + "." + property,
                (place, property) -> place.declare(schema, property, declaration));
    }

    /** Lets properties of a named schema be null. */
    static Repairs letsBeNull(String schema, String... properties) {
        return each(
                properties,
                property -> "lets " + schema + "." + property + " be null",
                (place, property) -> place.nullable(schema, property));
    }

    /** Declares texts at a place within the answer that goes well. */
    static Repairs declaresInAnswer(String where, String... properties) {
        return each(
                properties,
                property -> "declares " + property + " in the answer",
                (place, property) -> place.declareInAnswer(where, property));
    }

    /** Allows parameters in the query. */
    static Repairs asksFor(String... parameters) {
        return each(parameters, parameter -> "has a parameter " + parameter, Place::query);
    }

    static Repairs holdsStampsWithoutColon() {
        return one("has no format of stamps", Place::forgetStamps);
    }

    static Repairs holdsNamesOfOneOfItsSchemas() {
        return one("allows the names of one of several schemas", Place::openChoices);
    }

    private static Repairs one(String name, Consumer<Place> change) {
        return new Repairs(List.of(new Repair(name, change)));
    }

    private static Repairs each(String[] words, UnaryOperator<String> name, BiConsumer<Place, String> change) {
        return new Repairs(Arrays.stream(words)
                .map(word -> new Repair(name.apply(word), place -> change.accept(place, word)))
                .toList());
    }
}
