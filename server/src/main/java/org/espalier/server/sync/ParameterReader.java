package org.espalier.server.sync;

import java.util.Optional;
import org.espalier.core.reconcile.ConflictPolicy;
import tools.jackson.databind.JsonNode;

/** Reads the parameters of each type from JSON, with the defaults of the product. */
final class ParameterReader {
    /**
     * In characters; far beyond what people and programs write. No length is documented for Jira, which may take less.
     */
    private static final int LONGEST_QUERY = 50_000;

    private ParameterReader() {}

    static Parameters read(SynchronizerType type, JsonNode json) {
        var fields = new ParameterFields(json);
        common(fields);
        Parameters parameters = switch (type) {
            case SUB_TASKS -> subTasks(fields);
            case LINKS -> links(fields);
            case FILTER -> filter(fields);
        };
        fields.finish();
        return parameters;
    }

    /** Accepted for every type; what would be promised and not kept is refused. */
    private static void common(ParameterFields fields) {
        defaultYet(fields, "respectManualRemoval", false, "Rows that a user removed cannot be held out yet.");
        defaultYet(fields, "intersect", false, "The Jira rights of the acting user cannot be asked for yet.");
        defaultYet(fields, "jiraMail", true, "Jira cannot be kept from sending mails yet.");
        // These two steer background runs, of which there are none yet.
        fields.truth("chainWrites", false);
        fields.choice("onConflict", ConflictPolicy.class, ConflictPolicy.ASK);
        notYet(fields, "schedule", "A schedule comes with background synchronization.");
    }

    private static Parameters.SubTasks subTasks(ParameterFields fields) {
        return new Parameters.SubTasks(
                fields.texts("subTaskTypes"), fields.truth("autoAdd", true), fields.truth("enforcePlacement", true));
    }

    private static Parameters.Links links(ParameterFields fields) {
        var linkType = fields.requiredText("linkType", "name the link type that keeps the hierarchy.");
        if (fields.value("direction").isEmpty()) {
            fields.fault(
                    "direction",
                    "required",
                    "direction is missing: say OUTWARD or INWARD, the end that is the parent.");
        }
        var parent = fields.choice("direction", Parameters.Links.Parent.class, Parameters.Links.Parent.OUTWARD);
        return new Parameters.Links(
                linkType,
                parent,
                new Parameters.Links.Filters(jql(fields, "parentFilter"), jql(fields, "childFilter")),
                new Parameters.Links.Reach(
                        fields.choice("scope", Parameters.Links.Scope.class, Parameters.Links.Scope.IN_STRUCTURE),
                        fields.truth("expandToSubIssues", false),
                        fields.truth("expandToParents", false)),
                fields.choice("removal", Parameters.Links.Removal.class, Parameters.Links.Removal.TO_TOP_LEVEL),
                fields.choice("primacy", Parameters.Links.Primacy.class, Parameters.Links.Primacy.EQUAL));
    }

    private static Parameters.Filter filter(ParameterFields fields) {
        return new Parameters.Filter(
                requiredJql(fields),
                target(fields),
                new Parameters.Filter.Adding(fields.truth("add", true), fields.truth("allowMove", false)),
                new Parameters.Filter.Removing(
                        fields.truth("remove", false),
                        fields.truth("removeOnlyAtTarget", true),
                        fields.truth("doubleCheck", false),
                        fields.truth("keepBelowMatches", true)));
    }

    private static String requiredJql(ParameterFields fields) {
        if (fields.value("query").isEmpty()) {
            fields.fault("query", "required", "query is missing: give it as {\"jql\":\"…\"}.");
        }
        return jql(fields, "query").orElse("");
    }

    private static Optional<String> jql(ParameterFields fields, String name) {
        return fields.value(name).flatMap(query -> {
            if (query.has("filter")) {
                fields.fault(name, "not_yet", "Saved filters come later; give " + name + " as {\"jql\":\"…\"}.");
                return Optional.empty();
            }
            var jql = Optional.ofNullable(query.get("jql"))
                    .filter(JsonNode::isString)
                    .map(JsonNode::asString)
                    .filter(text -> !text.isBlank());
            if (jql.isEmpty() || query.size() != 1) {
                fields.fault(name, "not_a_query", name + " is not {\"jql\":\"…\"}.");
            } else if (jql.get().length() > LONGEST_QUERY) {
                fields.fault(
                        name,
                        "too_long",
                        name + " is longer than " + LONGEST_QUERY
                                + " characters; save it as a filter in Jira and name that: {\"jql\":\"filter = 10000\"}.");
            }
            return jql;
        });
    }

    private static Optional<String> target(ParameterFields fields) {
        var target = fields.value("target");
        if (target.isEmpty()
                || (target.get().isString() && target.get().asString().equals("TOP_LEVEL"))) {
            return Optional.empty();
        }
        var issue = Optional.ofNullable(target.get().get("issue"))
                .filter(JsonNode::isString)
                .map(JsonNode::asString);
        if (issue.isEmpty() || target.get().size() != 1) {
            fields.fault("target", "unknown_value", "target is \"TOP_LEVEL\" or {\"issue\":\"TEST-1\"}.");
        }
        return issue;
    }

    private static void notYet(ParameterFields fields, String name, String sentence) {
        if (fields.value(name).isPresent()) {
            fields.fault(name, "not_yet", sentence);
        }
    }

    private static void defaultYet(ParameterFields fields, String name, boolean usual, String sentence) {
        if (fields.truth(name, usual) != usual) {
            fields.fault(
                    name,
                    "not_yet",
                    sentence + " Nothing was changed; leave " + name + " out or set it to " + usual + ".");
        }
    }
}
