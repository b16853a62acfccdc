package org.espalier.contract;

import static org.espalier.contract.Corrections.correction;

import java.util.List;

/** The known errors of the documents of Data Center. */
final class DataCenterCorrections {

    private static final String DATA_CENTER = "DATA_CENTER .*";

    private DataCenterCorrections() {}

    static List<Correction> all() {
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
                        "no component is refused, and no move of a version",
                        "DATA_CENTER POST .*/(component|version/\\{id}/move)",
                        place -> place.answer("400", Frames.REFUSAL),
                        "The document of Cloud has it for the version, and a name can be taken at both."),
                correction(
                        "an estimate is an object",
                        "DATA_CENTER (GET|PUT) .*/issue/\\{issueIdOrKey}/estimation",
                        place -> place.declare("FieldValueBean", "value", "{}"),
                        "Its own example is a number."),
                correction(
                        "of many issues none is refused",
                        "DATA_CENTER POST .*/issue/bulk",
                        place -> {
                            place.answerAs("400", "201");
                            place.answerEither("400", Frames.REFUSAL);
                        },
                        "The document of Cloud has it, for the same call."));
    }
}
