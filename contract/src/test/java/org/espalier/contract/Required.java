package org.espalier.contract;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Names that an answer that goes well must have, because the connector reads them: the documents demand hardly any, so
 * that an empty object would fit.
 *
 * @param names a name within a name follows a dot, and <code>[]</code> is every element of a list
 */
record Required(Scope operations, List<String> names) {

    static final List<Required> ALL = List.of(
            names("CLOUD_PLATFORM GET /serverInfo", "baseUrl", "version", "deploymentType", "serverTime"),
            names("DATA_CENTER GET /serverInfo", "baseUrl", "version", "deploymentType", "serverTime"),
            names("CLOUD_PLATFORM GET /myself", "accountId", "displayName", "timeZone"),
            names("DATA_CENTER GET /myself", "name", "displayName", "timeZone"),
            names("* GET /field", "[].id", "[].name"),
            names("CLOUD_PLATFORM GET /issuetype", "[].id", "[].name", "[].subtask", "[].hierarchyLevel"),
            names("DATA_CENTER GET /issuetype", "[].id", "[].name", "[].subtask"),
            names(
                    "* GET /issueLinkType",
                    "issueLinkTypes[].id",
                    "issueLinkTypes[].name",
                    "issueLinkTypes[].inward",
                    "issueLinkTypes[].outward"),
            names("* GET /mypermissions", "permissions"),
            names("CLOUD_PLATFORM POST /permissions/check", "globalPermissions", "projectPermissions"),
            names("CLOUD_PLATFORM GET /project/search", "values[].id", "values[].key", "total", "isLast"),
            names("DATA_CENTER GET /project", "[].id", "[].key"),
            names(
                    "* GET /project/*/statuses",
                    "[].id",
                    "[].name",
                    "[].statuses[].id",
                    "[].statuses[].name",
                    "[].statuses[].statusCategory.key"),
            names("* GET /filter/*", "id", "name", "jql"),
            names("* GET /board", "values[].id", "values[].name", "isLast"),
            names("* GET /board/*/configuration", "id", "name", "filter.id", "ranking.rankCustomFieldId"),
            names("CLOUD_PLATFORM POST /search/jql", "issues[].id"),
            names("DATA_CENTER POST /search", "issues[].id", "issues[].key", "startAt", "maxResults", "total"),
            names("* GET /issue/*", "id", "key", "self"),
            names("CLOUD_PLATFORM POST /issue/bulkfetch", "issues[].id", "issues[].key", "issueErrors"),
            names(
                    "CLOUD_PLATFORM POST /changelog/bulkfetch",
                    "issueChangeLogs[].issueId",
                    "issueChangeLogs[].changeHistories[].id",
                    "issueChangeLogs[].changeHistories[].created",
                    "issueChangeLogs[].changeHistories[].items[].field"),
            names("* GET /issue/*/transitions", "transitions[].id", "transitions[].name", "transitions[].to.id"),
            names("CLOUD_PLATFORM POST /jql/match", "matches[].matchedIssues", "matches[].errors"),
            names("CLOUD_PLATFORM POST /jql/parse", "queries[].query"),
            names("* POST /issue", "id", "key", "self"),
            names("* GET /issue/*/properties/*", "key", "value"));

    private static Required names(String operations, String... names) {
        return new Required(Scope.of(operations.replaceFirst("^\\*", ".*")), List.of(names));
    }

    /** Whether an exchange has an answer that must have these names. */
    boolean isLookedForIn(Exchange exchange) {
        return exchange.answer() != null
                && exchange.answer().isJiras()
                && wentWell(exchange.answer())
                && Document.operation(exchange).filter(operations::holds).isPresent();
    }

    private static boolean wentWell(Exchange.Answer answer) {
        return answer.status() == 200 || answer.status() == 201;
    }

    /** What is missing in an answer of an operation. */
    static Stream<String> missing(Operation operation, Exchange.Answer answer) {
        return !wentWell(answer)
                ? Stream.of()
                : ALL.stream()
                        .filter(required -> required.operations.holds(operation))
                        .flatMap(required -> required.names.stream())
                        .filter(name -> !has(answer.body(), name))
                        .map(name -> "the answer " + answer.status() + ": it lacks " + name);
    }

    private static boolean has(@Nullable JsonNode node, String name) {
        if (node == null || node.isNull()) {
            return false;
        }
        if (name.isEmpty()) {
            return true;
        }
        if (name.startsWith("[]")) {
            String rest = name.substring(name.startsWith("[].") ? 3 : 2);
            return node.isArray() && node.valueStream().allMatch(element -> has(element, rest));
        }
        String first = name.split("[.\\[]", 2)[0];
        String rest = name.substring(first.length());
        return has(node.get(first), rest.startsWith(".") ? rest.substring(1) : rest);
    }
}
