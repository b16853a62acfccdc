package org.espalier.contract;

/** Schemas that answers have in common, as texts; {@code ITEM} stands for what a document says of one of them. */
final class Frames {

    static final String TEXT = "{\"type\": \"string\"}";

    static final String NUMBER = "{\"type\": \"number\"}";

    static final String INTEGER = "{\"type\": \"integer\"}";

    static final String TRUTH = "{\"type\": \"boolean\"}";

    /** Any JSON but null. */
    static final String JSON = """
            {"anyOf": [{"type": "object"}, {"type": "array", "items": {}}, {"type": "string"}, {"type": "number"},
              {"type": "boolean"}]}""";

    static final String TEXT_OR_INTEGER = "{\"anyOf\": [{\"type\": \"integer\"}, {\"type\": \"string\"}]}";

    /** Names that a client chose, with what it set for them. */
    static final String PROPERTIES = "{\"type\": \"object\", \"additionalProperties\": " + JSON + "}";

    static final String LOCALE = """
            {"type": "object", "additionalProperties": false, "required": ["locale"], "properties": {
              "locale": {"type": "string"}}}""";

    static final String REFUSAL = """
            {"type": "object", "additionalProperties": false, "required": ["errorMessages", "errors"], "properties": {
              "errorMessages": {"type": "array", "items": {"type": "string"}},
              "errors": {"type": "object", "additionalProperties": {"type": "string"}}}}""";

    /** What stands in front of a Cloud site says so of a token. */
    static final String GATEWAY_REFUSAL = """
            {"type": "object", "additionalProperties": false, "required": ["code", "message"], "properties": {
              "code": {"type": "integer"}, "message": {"type": "string"}}}""";

    /** What refuses a password before Jira sees the request. */
    static final String MESSAGE = """
            {"type": "object", "additionalProperties": false, "required": ["message"], "properties": {
              "message": {"type": "string"}}}""";

    static final String LIST = "{\"type\": \"array\", \"items\": ITEM}";

    static final String PAGE = """
            {"type": "object", "additionalProperties": false,
              "required": ["maxResults", "startAt", "isLast", "values"], "properties": {
                "maxResults": {"type": "integer"}, "startAt": {"type": "integer"}, "total": {"type": "integer"},
                "isLast": {"type": "boolean"}, "values": {"type": "array", "items": ITEM}}}""";

    static final String SEARCH_PAGE = """
            {"type": "object", "additionalProperties": false,
              "required": ["startAt", "maxResults", "total", "issues"], "properties": {
                "expand": {"type": "string"}, "startAt": {"type": "integer"}, "maxResults": {"type": "integer"},
                "total": {"type": "integer"}, "issues": {"type": "array", "items": ITEM}}}""";

    /** What can be typed in a query: a field. */
    static final String VISIBLE_FIELDS = """
            {"type": "array", "items": {"type": "object", "additionalProperties": false,
              "required": ["value", "displayName", "operators", "types"], "properties": {
                "value": {"type": "string"}, "displayName": {"type": "string"}, "cfid": {"type": "string"},
                "auto": {"type": "string"}, "orderable": {"type": "string"}, "searchable": {"type": "string"},
                "operators": {"type": "array", "items": {"type": "string"}},
                "types": {"type": "array", "items": {"type": "string"}}}}}""";

    /** What can be typed in a query: a function. */
    static final String VISIBLE_FUNCTIONS = """
            {"type": "array", "items": {"type": "object", "additionalProperties": false,
              "required": ["value", "displayName", "types"], "properties": {
                "value": {"type": "string"}, "displayName": {"type": "string"}, "isList": {"type": "string"},
                "types": {"type": "array", "items": {"type": "string"}}}}}""";

    /** The fields of a Data Center's issue: those of every site as its document describes them, and those of one. */
    static final String FIELDS = """
            {"type": "object", "additionalProperties": {"nullable": true, ANY}, "properties": {
              "summary": {"type": "string"}, "description": {"type": "string", "nullable": true},
              "environment": {"type": "string", "nullable": true},
              "created": {"type": "string"}, "updated": {"type": "string"},
              "duedate": {"type": "string", "nullable": true},
              "resolutiondate": {"type": "string", "nullable": true},
              "labels": {"type": "array", "items": {"type": "string"}},
              "issuetype": {"$ref": "#/components/schemas/IssueTypeJsonBean"},
              "status": {"$ref": "#/components/schemas/StatusJsonBean"},
              "project": {"$ref": "#/components/schemas/ProjectJsonBean"},
              "priority": {"nullable": true, "allOf": [{"$ref": "#/components/schemas/PriorityJsonBean"}]},
              "resolution": {"nullable": true, "allOf": [{"$ref": "#/components/schemas/ResolutionJsonBean"}]},
              "assignee": {"nullable": true, "allOf": [{"$ref": "#/components/schemas/UserJsonBean"}]},
              "reporter": {"nullable": true, "allOf": [{"$ref": "#/components/schemas/UserJsonBean"}]},
              "creator": {"nullable": true, "allOf": [{"$ref": "#/components/schemas/UserJsonBean"}]},
              "parent": {"nullable": true, "allOf": [{"$ref": "#/components/schemas/IssueRefJsonBean"}]},
              "subtasks": {"type": "array", "items": {"$ref": "#/components/schemas/IssueRefJsonBean"}},
              "issuelinks": {"type": "array", "items": {"$ref": "#/components/schemas/issueLinks"}},
              "versions": {"type": "array", "items": {"$ref": "#/components/schemas/VersionBean"}},
              "fixVersions": {"type": "array", "items": {"$ref": "#/components/schemas/VersionBean"}},
              "components": {"type": "array", "items": {"$ref": "#/components/schemas/ComponentBean"}},
              "worklog": {"$ref": "#/components/schemas/WorklogWithPaginationBean"},
              "flagged": {"type": "boolean"}, "epic": {"$ref": "#/components/schemas/EpicBean"},
              "sprint": {"nullable": true, "allOf": [{"$ref": "#/components/schemas/SprintBean"}]},
              "closedSprints": {"type": "array", "items": {"$ref": "#/components/schemas/SprintBean"}}}}""".replace("ANY", JSON.substring(1, JSON.length() - 1));

    /** What is set of an issue's fields; null empties one. */
    static final String NEW_FIELDS = """
            {"type": "object", "additionalProperties": {"nullable": true, ANY}, "properties": {
              "summary": {"type": "string"}, "description": {"type": "string", "nullable": true},
              "labels": {"type": "array", "nullable": true, "items": {"type": "string"}},
              "project": {"type": "object"}, "issuetype": {"type": "object"}, "parent": {"type": "object"},
              "components": {"type": "array", "nullable": true, "items": {"type": "object"}},
              "fixVersions": {"type": "array", "nullable": true, "items": {"type": "object"}}}}""".replace("ANY", JSON.substring(1, JSON.length() - 1));

    private Frames() {}

    /** A reference to a schema of the document. */
    static String one(String schema) {
        return "{\"$ref\": \"#/components/schemas/" + schema + "\"}";
    }

    static String listOf(String schema) {
        return LIST.replace("ITEM", one(schema));
    }
}
