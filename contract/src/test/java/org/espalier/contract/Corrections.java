package org.espalier.contract;

import static org.espalier.contract.Correction.known;
import static org.espalier.contract.Repairs.answers;
import static org.espalier.contract.Repairs.answersAlso;
import static org.espalier.contract.Repairs.answersAs;
import static org.espalier.contract.Repairs.answersNothing;
import static org.espalier.contract.Repairs.answersWithPage;
import static org.espalier.contract.Repairs.asksFor;
import static org.espalier.contract.Repairs.declares;
import static org.espalier.contract.Repairs.declaresInAnswer;
import static org.espalier.contract.Repairs.framed;
import static org.espalier.contract.Repairs.holdsNamesOfOneOfItsSchemas;
import static org.espalier.contract.Repairs.holdsStampsWithoutColon;
import static org.espalier.contract.Repairs.letsBeNull;
import static org.espalier.contract.Repairs.refuses;
import static org.espalier.contract.Repairs.refusesInWords;

import java.util.List;

/**
 * The known errors of Atlassian's documents, by name: what each says that is not so or leaves out, where, and how that
 * is known. One of which no exchange of the tests needs every part, at every path, fails the build; so does an exchange
 * that still does not fit.
 */
final class Corrections {

    static final List<Correction> ALL = List.of(
            // Both kinds.
            known(
                    "a refusal has no body",
                    ".*",
                    "Each platform document describes such a body, ErrorCollection, and hardly any operation refers to it.",
                    refusesInWords("400", "403", "404", "409")),
            known(
                    "only some operations refuse credentials",
                    ".*",
                    "Credentials that are wrong are refused before the operation is looked at (jira-api 3).",
                    refuses("401")),
            known(
                    "no request is one too many",
                    ".*",
                    "Atlassian's pages on rate limits say so for every operation of both kinds (jira-api 15).",
                    refuses("429")),
            known(
                    "a user can be asked for without a name",
                    ".* GET /user",
                    "Cloud answers 400 and names the parameter (recorded in apache/devlake#4302); its sentence is that of a"
                            + " Server in one word, as lesstif/php-jira-rest-client quotes that.",
                    refuses("400")),

            // Cloud.
            known(
                    "what only does something answers something",
                    "CLOUD_PLATFORM POST|PUT /issueLink /issue/* /issue/*/transitions /issue/*/votes /issue/*/watchers"
                            + " /project/*/archive /version/*/removeAndSwap",
                    "A 204 never has a body, and the description of a new link says that it returns nothing.",
                    answersNothing("201", "204")),
            known(
                    "what a history item tells is never null",
                    "CLOUD_PLATFORM",
                    "Recorded items have null on the empty side.",
                    letsBeNull("ChangeDetails", "from", "fromString", "to", "toString")),
            known(
                    "a moment in a bulk history is a text",
                    "CLOUD_PLATFORM POST /changelog/bulkfetch",
                    "The document's own example is a number; texts were seen as well (jira-api 7).",
                    declares("Changelog", Frames.TEXT_OR_INTEGER, "created")),
            known(
                    "one of several schemas allows no names at all",
                    "CLOUD_PLATFORM POST /jql/parse",
                    "The names stand in the schemas of which it is one, and in the document's own example.",
                    holdsNamesOfOneOfItsSchemas()),
            known(
                    "a task that is none is refused with a list of errors",
                    "CLOUD_PLATFORM GET /bulk/queue/*",
                    "The document's own example has messages, and errors by their fields.",
                    answersNothing("400"),
                    refuses("400")),
            known(
                    "an archived project is never refused to be deleted",
                    "CLOUD_PLATFORM DELETE /project/*",
                    "Its own description says that it cannot be; for what cannot be changed of a project it has a 400.",
                    refuses("400")),
            known(
                    "the times of a bulk operation are texts",
                    "CLOUD_PLATFORM GET /bulk/queue/*",
                    "The document's own example has numbers.",
                    declares("BulkOperationProgress", Frames.INTEGER, "created", "started", "updated")),
            known(
                    "only Jira refuses a token",
                    "CLOUD_.*",
                    "The gateway that takes the tokens of apps refuses with a code and a message (recorded in"
                            + " raycast/extensions#11212).",
                    answersAlso(Frames.GATEWAY_REFUSAL, "401")),
            known(
                    "setting a property answers something",
                    "CLOUD_PLATFORM PUT /issue/*/properties/*",
                    "The document of Data Center has nothing there, for the same call.",
                    answersNothing("200", "201")),
            known(
                    "the old search still answers",
                    "CLOUD_PLATFORM GET|POST /search",
                    "It is gone since 2025 with a 410 (recorded in lesstif/php-jira-rest-client#552).",
                    refuses("410")),
            known(
                    "a body of another type is not refused",
                    "CLOUD_.* PUT /issue/* /issue/rank",
                    "A PUT without a body is answered so by real sites (jira-api 17).",
                    refuses("415")),
            known(
                    "a site has no default locale",
                    "CLOUD_PLATFORM GET /serverInfo",
                    "The document's own example has it.",
                    declares("ServerInformation", Frames.LOCALE, "defaultLocale")),
            known(
                    "the place of a board has no id, key or name",
                    "CLOUD_SOFTWARE GET /board/*/configuration",
                    "The document's own example has all of them.",
                    declaresInAnswer("/properties/location", "key", "id", "self", "name")),
            known(
                    "an epic has no key",
                    "CLOUD_SOFTWARE GET|POST /epic/*",
                    "The document of Data Center has it, for the same calls.",
                    declaresInAnswer("", "key")),
            known(
                    "an epic of a board has no key",
                    "CLOUD_SOFTWARE GET /board/*/epic",
                    "The document of Data Center has it, for the same call.",
                    declaresInAnswer("/properties/values/items", "key")),
            known(
                    "the issues of a sprint are one issue",
                    "CLOUD_SOFTWARE GET /sprint/*/issue",
                    "Its description speaks of pages; the document of Data Center has one of issues, for the same call.",
                    framed(Frames.SEARCH_PAGE)),

            // Data Center.
            known(
                    "a list is its item",
                    "DATA_CENTER GET /project /field /issuetype /priority /status /resolution /user/search"
                            + " /user/assignable/search /filter/favourite /issue/*/subtask /project/*/statuses"
                            + " /project/*/versions /project/*/components",
                    "The descriptions speak of lists, and the document of Cloud has them.",
                    framed(Frames.LIST)),
            known(
                    "a page is its item",
                    "DATA_CENTER GET /board /board/*/sprint /board/*/epic /board/*/project /board/*/version /priority/page"
                            + " /issue/createmeta/*/issuetypes /issue/createmeta/*/issuetypes/*",
                    "The parameters startAt and maxResults are those of a page.",
                    framed(Frames.PAGE)),
            known(
                    "a page of issues is one issue or one sprint",
                    "DATA_CENTER GET /board/*/issue /board/*/backlog /board/*/epic/*/issue /board/*/epic/none/issue"
                            + " /board/*/sprint/*/issue",
                    "The parameters startAt and maxResults are those of a page; the document has one of issues for the"
                            + " issues of a sprint and of an epic.",
                    framed(Frames.SEARCH_PAGE.replace("ITEM", Frames.one("IssueBean")))),
            known(
                    "every field of an issue is an object",
                    "DATA_CENTER",
                    "In recorded issues they are texts, numbers, lists and null as well; what those of every site hold the"
                            + " document describes, without referring to it.",
                    declares("IssueBean", Frames.FIELDS, "fields"),
                    declares("IssueUpdateBean", Frames.NEW_FIELDS, "fields")),
            known(
                    "an issue does not tell what can be expanded",
                    "DATA_CENTER",
                    "Recorded issues do.",
                    declares("IssueBean", Frames.TEXT, "expand")),
            known(
                    "the properties of an issue have one name",
                    "DATA_CENTER",
                    "Every client chooses the names of its properties, as the call that sets one says.",
                    declares("IssueBean", Frames.PROPERTIES, "properties")),
            known(
                    "what a search leaves out is never null",
                    "DATA_CENTER",
                    "The search of 10.3 sends null (recorded, jira-api 4.2).",
                    letsBeNull("SearchResultsBean", "expand", "names", "schema", "warningMessages"),
                    letsBeNull("IssueBean", "renderedFields")),
            known(
                    "what a history item tells is never null",
                    "DATA_CENTER",
                    "Recorded items have null on the empty side.",
                    letsBeNull("ChangeItemBean", "from", "fromString", "to", "toString")),
            known(
                    "a history item does not name its field by an id",
                    "DATA_CENTER",
                    "Data Centers of today do, except for links (jira-api 7); the document of Cloud has it.",
                    declares("ChangeItemBean", Frames.TEXT, "fieldId")),
            known(
                    "a project has no type",
                    "DATA_CENTER",
                    "The projects of recorded issues have one, and so has ProjectJsonBean beside it.",
                    declares("ProjectBean", Frames.TEXT, "projectTypeKey")),
            known(
                    "a project tells no more by itself than in a list",
                    "DATA_CENTER GET /project/*",
                    "Its description promises a full representation; a recorded one has all of these (project.json in"
                            + " andygrunwald/go-jira).",
                    declares("ProjectBean", Frames.TEXT, "assigneeType"),
                    declares("ProjectBean", Frames.listOf("ComponentBean"), "components"),
                    declares("ProjectBean", Frames.listOf("IssueTypeJsonBean"), "issueTypes"),
                    declares("ProjectBean", Frames.one("UserJsonBean"), "lead"),
                    declares(
                            "ProjectBean",
                            "{\"type\": \"object\", \"additionalProperties\": " + Frames.TEXT + "}",
                            "roles"),
                    declares("ProjectBean", Frames.listOf("VersionBean"), "versions")),
            known(
                    "a component belongs to no project by its id",
                    "DATA_CENTER",
                    "Atlassian's documents of Jira 7 have both, and demand the first; so does the document of Cloud.",
                    declares("ComponentBean", Frames.TRUTH, "isAssigneeTypeValid"),
                    declares("ComponentBean", Frames.INTEGER, "projectId")),
            known(
                    "a changed version is not shown",
                    "DATA_CENTER PUT /version/*",
                    "The document of Cloud has it, for the same call.",
                    answers("200", Frames.one("VersionBean"))),
            known(
                    "a version of a board has a text as its id",
                    "DATA_CENTER GET /board/*/version",
                    "The document of Cloud has a number in its example, for the same call.",
                    declares("VersionBean", Frames.INTEGER, "id")),
            known(
                    "no credentials are refused in HTML",
                    "DATA_CENTER",
                    "A Data Center answers with a page of its own (solidify/jira-azuredevops-migrator#3).",
                    answersWithPage("401")),
            known(
                    "no password is refused for being one",
                    "DATA_CENTER GET /myself",
                    "From version 11 on it is, with a message alone (recorded of an 11.3 in the notes of a client, and of"
                            + " Confluence and Bitbucket, which have the same switch).",
                    answers("403", Frames.MESSAGE)),
            known(
                    "the transitions of an issue do not tell what can be expanded",
                    "DATA_CENTER GET /issue/*/transitions",
                    "A recorded answer does (tenable/integration-jira-cloud#4), and the document of Cloud.",
                    declares("TransitionsMetaBean", Frames.TEXT, "expand")),
            known(
                    "the transitions of an issue never come with their fields",
                    "DATA_CENTER GET /issue/*/transitions",
                    "Its description says that they come with expand=transitions.fields.",
                    asksFor("expand")),
            known(
                    "no change comes too late",
                    "DATA_CENTER POST|PUT /issue/*/transitions /issue/*",
                    "Both kinds say so of two changes at once (jira-api 5.3, 5.4); the document of Cloud has it, for the"
                            + " same calls.",
                    refuses("409")),
            known(
                    "what can be typed in a query is a text",
                    "DATA_CENTER GET /jql/autocompletedata",
                    "The document's own example has objects.",
                    declares("AutoCompleteResponseBean", Frames.VISIBLE_FIELDS, "visibleFieldNames"),
                    declares("AutoCompleteResponseBean", Frames.VISIBLE_FUNCTIONS, "visibleFunctionNames")),
            known(
                    "the value of a property is a text",
                    "DATA_CENTER",
                    "Any JSON can be set; the document of Cloud leaves its type open, for the same calls.",
                    declares("EntityPropertyBean", Frames.JSON, "value")),
            known(
                    "a field of a form has no key",
                    "DATA_CENTER",
                    "The document of Cloud demands it, for the same calls.",
                    declares("FieldMetaBean", Frames.TEXT, "key")),
            known(
                    "no component is refused, and no move of a version",
                    "DATA_CENTER POST /component /version/*/move",
                    "The document of Cloud has it, for the same calls.",
                    refuses("400")),
            known(
                    "no filter and no list of assignable users is refused",
                    "DATA_CENTER GET /filter/* /user/assignable/search",
                    "The document of Cloud has it, for the same calls.",
                    refuses("400")),
            known(
                    "an estimate is an object",
                    "DATA_CENTER GET|PUT /issue/*/estimation",
                    "Its own example is a number.",
                    declares("FieldValueBean", Frames.NUMBER, "value")),
            known(
                    "of many issues none is refused",
                    "DATA_CENTER POST /issue/bulk",
                    "Where all are, the document of Cloud has a list of errors, as this one has where some are.",
                    answersAs("400", "201")),

            // Both kinds again, where something was put right above.
            known(
                    "a number of new issues that is not allowed is refused issue by issue",
                    "CLOUD_PLATFORM|DATA_CENTER POST /issue/bulk",
                    "No issue is looked at then, so that none has errors to tell; for those of an operation both documents"
                            + " have ErrorCollection.",
                    answersAlso(Frames.REFUSAL, "400")),
            known(
                    "a stamp has a colon in its offset",
                    ".*",
                    "Recorded answers of both kinds have +0000.",
                    holdsStampsWithoutColon()));

    /** Paths of which no document says a word, although they are there. */
    static final List<Gap> GAPS = List.of(
            Gap.at(
                    "/rest/webhooks/1\\.0/.*",
                    "the webhooks of an administrator, first form",
                    "Atlassian describes them on pages of their own, not in its documents."),
            Gap.at(
                    "/rest/jira-webhook/1\\.0/.*",
                    "the webhooks of an administrator, from Data Center 10 on",
                    "Atlassian describes them on pages of their own, not in its documents."),
            Gap.at(
                    "/rest/pat/latest/tokens",
                    "the personal access tokens of a Data Center",
                    "Atlassian describes them on a page of its own, not in its documents."),
            Gap.at(
                    "/rest/software/1\\.0/.*",
                    "the lists of issues by token",
                    "They are newer than the document of 2024 (jira-api 11); jira.js holds their answers against schemas of"
                            + " its own."),
            Gap.at(
                    "/_edge/tenant_info",
                    "the id of a Cloud site",
                    "Atlassian names it on the pages about scoped tokens, not in its documents."),
            Gap.at(
                    "/oauth/token(/accessible-resources)?",
                    "the tokens of an app",
                    "Atlassian describes its authorization server on the pages about OAuth 2.0 (3LO) apps."));

    private Corrections() {}
}
