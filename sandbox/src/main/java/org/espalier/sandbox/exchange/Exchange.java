package org.espalier.sandbox.exchange;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One request and its answer.
 *
 * @param dialect which kind of Jira answered
 * @param route the template of the path that answered, {@code /rest/**} where none did
 * @param target path and query as they were sent
 * @param sender what the client calls itself, up to the first stroke
 * @param answerType the content type of the answer, empty without one
 * @param fault what the sandbox did instead of answering as Jira does, empty where it did nothing such
 */
record Exchange(
        String dialect,
        String route,
        String method,
        String target,
        String sender,
        @Nullable JsonNode body,
        int status,
        String answerType,
        @Nullable JsonNode answer,
        String fault) {

    /** What two exchanges have in common of which one is enough. */
    @JsonIgnore
    String shape() {
        return String.join(
                " ",
                method,
                route,
                asked(),
                sender,
                Shape.of(body),
                Integer.toString(status),
                answerType,
                Shape.of(answer),
                fault);
    }

    /** The parameters, with those of their values that are words: they may be the names that a document lists. */
    private String asked() {
        int query = target.indexOf('?');
        return query < 0
                ? ""
                : target.substring(query).toLowerCase(Locale.ROOT).replaceAll("=(?![a-z.*,-]{1,40}(&|$))[^&]*", "=");
    }
}
