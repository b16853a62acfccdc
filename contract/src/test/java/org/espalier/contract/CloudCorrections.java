package org.espalier.contract;

import static org.espalier.contract.Corrections.correction;

import java.util.List;

/** The known errors of the documents of Cloud. */
final class CloudCorrections {

    private static final String CLOUD = "CLOUD_PLATFORM .*";

    private CloudCorrections() {}

    static List<Correction> all() {
        return List.of(
                correction(
                        "what only does something answers something",
                        "CLOUD_PLATFORM (POST .*/(issueLink|transitions|archive|removeAndSwap|watchers|votes)|PUT .*/issue/\\{issueIdOrKey})",
                        place -> List.of("201", "204").forEach(place::answerNothing),
                        "Recorded answers are empty, and a 204 has no body in any case."),
                correction(
                        "what a history item tells is never null",
                        CLOUD,
                        place -> place.nullable("ChangeDetails", "from", "fromString", "to", "toString"),
                        "Recorded items have null on the empty side."),
                correction(
                        "a moment in a bulk history is a text",
                        "CLOUD_PLATFORM POST .*/changelog/bulkfetch",
                        place -> place.declare(
                                "Changelog",
                                "created",
                                "{\"anyOf\": [{\"type\": \"integer\"}, {\"type\": \"string\"}]}"),
                        "The document's own example is a number."),
                correction(
                        "one of several schemas allows no names at all",
                        "CLOUD_PLATFORM POST .*/jql/parse",
                        place -> place.everywhere(schema -> {
                            if (schema.has("anyOf") && !schema.has("properties")) {
                                schema.remove("additionalProperties");
                            }
                        }),
                        "The names stand in the schemas of which it is one."),
                correction(
                        "a bulk operation is refused with a list of errors",
                        "CLOUD_PLATFORM .*/bulk/.*",
                        place -> {
                            place.answerNothing("400");
                            place.answer("400", Frames.REFUSAL);
                        },
                        "The document's own example has messages and errors by their fields."),
                correction(
                        "the times of a bulk operation are texts",
                        "CLOUD_PLATFORM .*/bulk/queue/.*",
                        place -> List.of("created", "started", "updated")
                                .forEach(time ->
                                        place.declare("BulkOperationProgress", time, "{\"type\": \"integer\"}")),
                        "The document's own example has numbers."),
                correction(
                        "only Jira refuses a token",
                        "CLOUD_.*",
                        place -> place.answerEither("401", Frames.GATEWAY_REFUSAL),
                        "The gateway that takes the tokens of apps refuses before Jira is asked, in words of its own."),
                correction(
                        "setting a property answers something",
                        "CLOUD_PLATFORM PUT .*/properties/.*",
                        place -> List.of("200", "201").forEach(place::answerNothing),
                        "The document of Data Center has nothing there, for the same call."),
                correction(
                        "the old search still answers",
                        "CLOUD_PLATFORM .* /rest/api/3/search",
                        place -> place.answer("410", Frames.REFUSAL),
                        "It was removed in 2025."),
                correction(
                        "a body of another type is not refused",
                        "CLOUD_.* PUT .*/(issue/\\{issueIdOrKey}|issue/rank)",
                        place -> place.answer("415", Frames.REFUSAL),
                        "A PUT without a body is answered so by real sites."),
                correction(
                        "a site has no default locale",
                        CLOUD,
                        place -> place.declare(
                                "ServerInformation",
                                "defaultLocale",
                                "{\"type\": \"object\", \"properties\": {\"locale\": {\"type\": \"string\"}}}"),
                        "Real sites tell it."),
                correction(
                        "the place of a board has no id, key or name",
                        "CLOUD_SOFTWARE GET .*/configuration",
                        place -> place.declareInAnswer("/properties/location", List.of("key", "id", "self", "name")),
                        "The document's own example has all of them."),
                correction(
                        "an epic has no key",
                        "CLOUD_SOFTWARE (GET|POST) .*/epic/\\{epicIdOrKey}",
                        place -> place.declareInAnswer("", List.of("key")),
                        "The document of Data Center has it, for the same call."),
                correction(
                        "an epic of a board has no key",
                        "CLOUD_SOFTWARE GET .*/board/\\{boardId}/epic",
                        place -> place.declareInAnswer("/properties/values/items", List.of("key")),
                        "The document of Data Center has it, for the same call."),
                correction(
                        "the issues of a sprint are one issue",
                        "CLOUD_SOFTWARE GET /rest/agile/1.0/sprint/\\{sprintId}/issue",
                        place -> place.framed(Frames.SEARCH_PAGE),
                        "The document of Data Center has a page of issues, for the same call."));
    }
}
