package org.espalier.contract;

/** Schemas that answers have in common, as texts; {@code ITEM} stands for what a document says of one of them. */
final class Frames {

    static final String REFUSAL = """
            {"type": "object", "additionalProperties": false, "required": ["errorMessages", "errors"], "properties": {
              "errorMessages": {"type": "array", "items": {"type": "string"}},
              "errors": {"type": "object", "additionalProperties": {"type": "string"}}}}""";

    /** What stands in front of a Cloud site says so of a token. */
    static final String GATEWAY_REFUSAL = """
            {"type": "object", "additionalProperties": false, "required": ["code", "message"], "properties": {
              "code": {"type": "integer"}, "message": {"type": "string"}}}""";

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

    private Frames() {}
}
