package org.espalier.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The known errors of Atlassian's documents, by name. One that no exchange of the tests needs fails the build; so does
 * an exchange that still does not fit.
 */
final class Corrections {

    private static final String ANY = ".*";
    private static final String DATA_CENTER = "DATA_CENTER .*";
    private static final String CLOUD = "CLOUD_PLATFORM .*";

    static final List<Correction> ALL = all();

    /** Paths of which no document says a word, although they are there. */
    static final List<Gap> GAPS = List.of(
            new Gap(
                    "the webhooks of an administrator, first form",
                    Pattern.compile("/rest/webhooks/1\\.0/.*"),
                    "Atlassian describes them on pages of their own, not in its documents."),
            new Gap(
                    "the webhooks of an administrator, from Data Center 10 on",
                    Pattern.compile("/rest/jira-webhook/1\\.0/.*"),
                    "Atlassian describes them on pages of their own, not in its documents."),
            new Gap(
                    "the personal access tokens of a Data Center",
                    Pattern.compile("/rest/pat/latest/tokens"),
                    "Atlassian describes them on a page of its own, not in its documents."),
            new Gap(
                    "the id of a Cloud site",
                    Pattern.compile("/_edge/tenant_info"),
                    "Atlassian names it on the pages about scoped tokens, not in its documents."),
            new Gap(
                    "the tokens of an app",
                    Pattern.compile("/oauth/token(/accessible-resources)?"),
                    "Atlassian describes its authorization server on the pages about OAuth 2.0 (3LO) apps, not in its"
                            + " documents."));

    private Corrections() {}

    private static List<Correction> all() {
        List<Correction> all = new ArrayList<>();
        all.addAll(ofAll());
        all.addAll(ofCloud());
        all.addAll(ofDataCenter());
        return List.copyOf(all);
    }

    private static List<Correction> ofAll() {
        return List.of(
                correction(
                        "a refusal has no body",
                        ANY,
                        place -> place.refusals().forEach(status -> place.answer(status, Frames.REFUSAL)),
                        "Recorded refusals have errorMessages and errors, as ErrorCollection of both platform documents, which hardly any"
                                + " operation refers to."),
                correction(
                        "only some operations refuse credentials",
                        ANY,
                        place -> place.answer("401", Frames.REFUSAL),
                        "Credentials that are wrong are refused before the operation is looked at."),
                correction(
                        "nothing is refused for a parameter that is missing or no number",
                        ".* GET .*/(user|user/assignable/search|filter/\\{id})",
                        place -> place.answer("400", Frames.REFUSAL),
                        "The document of Cloud has it for a filter and for assignable users; of a user none says how a request without a"
                                + " name is refused."),
                correction(
                        "too many new issues are refused one by one",
                        "CLOUD_PLATFORM POST .*/issue/bulk",
                        place -> place.answerEither("400", Frames.REFUSAL),
                        "The document tells of issues one by one; where there are more than it allows none is looked at, and it does"
                                + " not say how that is refused."),
                correction(
                        "no request is one too many",
                        ANY,
                        place -> place.answer("429", Frames.REFUSAL),
                        "The pages on rate limits say so for every operation."),
                correction(
                        "a stamp has a colon in its offset",
                        ANY,
                        place -> place.everywhere(schema -> {
                            if (schema.path("format").asString("").equals("date-time")) {
                                schema.remove("format");
                            }
                        }),
                        "Recorded answers of both kinds have +0000."));
    }

    private static List<Correction> ofCloud() {
        return List.of(
                correction(
                        "what only does something answers something",
                        "CLOUD_PLATFORM (POST .*/(issueLink|transitions|archive|removeAndSwap)|PUT .*/issue/\\{issueIdOrKey})",
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
                        "CLOUD_SOFTWARE GET .*/epic/\\{epicIdOrKey}",
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

    private static List<Correction> ofDataCenter() {
        return List.of(
                correction(
                        "a list is its item",
                        "DATA_CENTER GET /rest/api/2/(project|field|issuetype|priority|status|resolution|user/.*|filter/favourite|"
                                + ".*/(subtask|statuses|versions|components))",
                        place -> place.framed(Frames.LIST),
                        "The descriptions speak of lists."),
                correction(
                        "a page is its item",
                        "DATA_CENTER GET .*/(board|board/\\{boardId}/(sprint|epic|project|version)|priority/page|createmeta/.*)",
                        place -> place.framed(Frames.PAGE),
                        "The parameters startAt and maxResults are those of a page."),
                correction(
                        "a changed version is not shown",
                        "DATA_CENTER PUT .*/version/\\{id}",
                        place -> place.answer("200", "{\"$ref\": \"#/components/schemas/VersionBean\"}"),
                        "The document of Cloud has it, for the same call."),
                correction(
                        "a version of a board has a text as its id",
                        "DATA_CENTER GET .*/board/\\{boardId}/version",
                        place -> place.declare("VersionBean", "id", "{\"type\": \"integer\"}"),
                        "The document of Cloud has a number in its example, for the same call."),
                correction(
                        "a page of issues is one issue or one sprint",
                        "DATA_CENTER GET .*/board/\\{boardId}/(issue|backlog|(epic|sprint)/[^/]*/issue)",
                        place -> place.framed(
                                Frames.SEARCH_PAGE.replace("ITEM", "{\"$ref\": \"#/components/schemas/IssueBean\"}")),
                        "The parameters startAt and maxResults are those of a page."),
                correction(
                        "every field of an issue is an object",
                        DATA_CENTER,
                        place -> List.of("IssueBean", "IssueUpdateBean")
                                .forEach(issue -> place.declare(
                                        issue, "fields", "{\"type\": \"object\", \"additionalProperties\": true}")),
                        "In recorded issues they are texts, numbers, lists and null as well."),
                correction(
                        "an issue does not tell what can be expanded",
                        DATA_CENTER,
                        place -> place.declare("IssueBean", "expand", "{\"type\": \"string\"}"),
                        "Recorded issues do."),
                correction(
                        "what a search leaves out is never null",
                        DATA_CENTER,
                        place -> {
                            place.nullable("SearchResultsBean", "expand", "names", "schema", "warningMessages");
                            place.nullable("IssueBean", "renderedFields");
                        },
                        "The search of 10.3 sends null."),
                correction(
                        "what a history item tells is never null",
                        DATA_CENTER,
                        place -> place.nullable("ChangeItemBean", "from", "fromString", "to", "toString"),
                        "Recorded items have null on the empty side."),
                correction(
                        "a history item does not name its field by an id",
                        DATA_CENTER,
                        place -> place.declare("ChangeItemBean", "fieldId", "{\"type\": \"string\"}"),
                        "Newer Data Centers do, except for links."),
                correction(
                        "a project has no type",
                        DATA_CENTER,
                        place -> place.declare("ProjectBean", "projectTypeKey", "{\"type\": \"string\"}"),
                        "The projects of recorded issues have one."),
                correction(
                        "a project tells no more by itself than in a list",
                        "DATA_CENTER GET .*/project/\\{projectIdOrKey}",
                        place -> List.of("assigneeType", "components", "issueTypes", "lead", "roles", "versions")
                                .forEach(property -> place.declare("ProjectBean", property, "{}")),
                        "The document of Cloud has them, for the same call, and clients read them."),
                correction(
                        "no credentials are refused in HTML",
                        DATA_CENTER,
                        place -> place.answerWithPage("401"),
                        "A Data Center answers with its log-in page, whatever the client accepts."),
                correction(
                        "a component belongs to no project by its id",
                        DATA_CENTER,
                        place -> List.of("isAssigneeTypeValid", "projectId")
                                .forEach(property -> place.declare("ComponentBean", property, "{}")),
                        "The document of Cloud has both, for the same call."),
                correction(
                        "the transitions of an issue do not tell what can be expanded",
                        "DATA_CENTER GET .*/transitions",
                        place -> place.declare("TransitionsMetaBean", "expand", "{\"type\": \"string\"}"),
                        "The document of Cloud has it, for the same call."),
                correction(
                        "the transitions of an issue never come with their fields",
                        "DATA_CENTER GET .*/transitions",
                        place -> place.query("expand"),
                        "The answer tells that transitions can be expanded; the document of Cloud has it, for the same call."),
                correction(
                        "no change comes too late",
                        "DATA_CENTER (POST .*/transitions|PUT .*/issue/\\{issueIdOrKey})",
                        place -> place.answer("409", Frames.REFUSAL),
                        "The document of Cloud has it, for the same calls."),
                correction(
                        "what can be typed in a query is a text",
                        "DATA_CENTER GET .*/jql/autocompletedata",
                        place -> List.of("visibleFieldNames", "visibleFunctionNames")
                                .forEach(names -> place.declare(
                                        "AutoCompleteResponseBean",
                                        names,
                                        "{\"type\": \"array\", \"items\": {\"type\": \"object\"}}")),
                        "The document's own example has objects."),
                correction(
                        "the value of a property is a text",
                        DATA_CENTER,
                        place -> place.declare("EntityPropertyBean", "value", "{}"),
                        "Any JSON can be set; the document of Cloud leaves its type open, for the same call."),
                correction(
                        "a field of a form has no key",
                        DATA_CENTER,
                        place -> place.declare("FieldMetaBean", "key", "{\"type\": \"string\"}"),
                        "The document of Cloud has it, for the same call."),
                correction(
                        "the properties of an issue have one name",
                        DATA_CENTER,
                        place -> place.declare(
                                "IssueBean", "properties", "{\"type\": \"object\", \"additionalProperties\": true}"),
                        "Every client chooses the names of its properties."),
                correction(
                        "of many issues none is refused",
                        "DATA_CENTER POST .*/issue/bulk",
                        place -> {
                            place.answerAs("400", "201");
                            place.answerEither("400", Frames.REFUSAL);
                        },
                        "The document of Cloud has it, for the same call."));
    }

    private static Correction correction(String name, String operations, Consumer<Place> change, String reason) {
        return new Correction(name, Pattern.compile(operations), change, reason);
    }
}
