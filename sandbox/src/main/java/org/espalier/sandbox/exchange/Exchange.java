package org.espalier.sandbox.exchange;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One request and its answer.
 *
 * @param dialect which kind of Jira was asked
 * @param answer absent where one that looks alike is kept already
 */
record Exchange(String dialect, Request request, @Nullable Answer answer) {

    /**
     * What was asked.
     *
     * @param target path and query as they were sent
     * @param sender what the client calls itself, up to the first stroke
     * @param type the content type, empty without one
     */
    record Request(
            String method,
            String target,
            String sender,
            String type,
            @Nullable JsonNode body) {

        /** The connector is judged by every request that it sends, and not by one of each kind. */
        @JsonIgnore
        boolean isOfTheConnector() {
            return sender.equals("Espalier");
        }

        /** The parameters, with those of their values that are words: they may be the names that a document lists. */
        private String parameters() {
            int query = target.indexOf('?');
            return query < 0
                    ? ""
                    : target.substring(query)
                            .toLowerCase(Locale.ROOT)
                            .replaceAll("=(?![a-z.*,-]{1,40}(&|$))[^&]*", "=");
        }
    }

    /**
     * What was answered.
     *
     * @param route the template of the path that answered, {@code /rest/**} where none did
     * @param type the content type, empty without one
     * @param fault what the sandbox did instead of answering as Jira does, empty where it did nothing such
     */
    record Answer(
            String route, int status, String type, @Nullable JsonNode body, String fault) {}

    /** What two exchanges have in common of which one answer is enough. */
    @JsonIgnore
    String shape() {
        return answer == null
                ? ""
                : String.join(
                        " ",
                        request.method(),
                        answer.route(),
                        request.parameters(),
                        request.sender(),
                        request.type(),
                        Shape.of(request.body()),
                        Integer.toString(answer.status()),
                        answer.type(),
                        Shape.of(answer.body()),
                        answer.fault());
    }
}
