package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.espalier.sandbox.issues.Refusal;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;

/** What a search by offset asks for; a page holds at most 1,000 issues, whatever is asked. */
record OffsetSearchRequest(String jql, Window window, Validation validation, IssueAnswers.Shown shown) {

    private static final Set<String> KNOWN =
            Set.of("jql", "startAt", "maxResults", "validateQuery", "fields", "expand", "properties");
    private static final int ORDINARY_PAGE = 50;
    private static final int LARGEST_PAGE = 1000;

    /**
     * The part of a result that is shown.
     *
     * @param size 0 asks for the total alone, less than that for as many as is usual
     */
    record Window(int startAt, int size) {}

    /** Whether values that do not exist are errors. */
    enum Validation {
        STRICT,
        LENIENT;

        static Validation of(String word) {
            return word.equalsIgnoreCase("false") ? LENIENT : STRICT;
        }
    }

    static OffsetSearchRequest of(String jql, Window window, Validation validation, IssueAnswers.Shown shown) {
        int size = window.size() < 0 ? ORDINARY_PAGE : Math.min(window.size(), LARGEST_PAGE);
        return new OffsetSearchRequest(jql, new Window(Math.max(0, window.startAt()), size), validation, shown);
    }

    /** What an address asks for. */
    static OffsetSearchRequest of(MultiValueMap<String, String> words) {
        return of(
                Optional.ofNullable(words.getFirst("jql")).orElse(""),
                new Window(
                        Payload.number(Optional.ofNullable(words.getFirst("startAt")), 0),
                        Payload.number(Optional.ofNullable(words.getFirst("maxResults")), -1)),
                Validation.of(
                        Optional.ofNullable(words.getFirst("validateQuery")).orElse("true")),
                shown(
                        Payload.words(words.getOrDefault("fields", List.of())),
                        Payload.words(words.getOrDefault("expand", List.of())),
                        Payload.words(words.getOrDefault("properties", List.of()))));
    }

    /** In a body {@code expand} is a list. */
    static OffsetSearchRequest of(JsonNode body) {
        Payload.object(body);
        for (Map.Entry<String, JsonNode> entry : body.properties()) {
            if (!KNOWN.contains(entry.getKey())) {
                throw Refusal.badRequest("Unrecognized field \"" + entry.getKey() + "\".");
            }
        }
        if (!Payload.absent(body.path("expand")) && !body.path("expand").isArray()) {
            throw Payload.invalid();
        }
        JsonNode validate = body.path("validateQuery");
        return of(
                Payload.text(body.path("jql")).orElse(""),
                new Window(Payload.number(body.path("startAt"), 0), Payload.number(body.path("maxResults"), -1)),
                Validation.of(
                        validate.isBoolean()
                                ? validate.toString()
                                : Payload.text(validate).orElse("true")),
                shown(
                        Payload.texts(body.path("fields")),
                        Optional.of(body.path("expand")).map(Payload::texts).orElse(List.of()),
                        Payload.texts(body.path("properties"))));
    }

    private static IssueAnswers.Shown shown(List<String> fields, List<String> expand, List<String> properties) {
        return new IssueAnswers.Shown(FieldSelection.of(fields, "*navigable"), Set.copyOf(expand), properties);
    }
}
