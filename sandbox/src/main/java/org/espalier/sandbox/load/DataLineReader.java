package org.espalier.sandbox.load;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Turns one line of a data file into an issue, or says what is wrong with it. */
final class DataLineReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Pattern KEY = Pattern.compile("([A-Z][A-Z0-9_]*)-([1-9][0-9]{0,9})");
    private static final Set<String> CATEGORIES = Set.of("new", "indeterminate", "done");

    private static final Set<String> SPRINT_STATES = Set.of("future", "active", "closed");
    private static final List<String> SPRINT_DATES = List.of("startDate", "endDate", "completeDate");

    /** What has no table of its own and is kept as it came. */
    private static final List<String> KEPT = List.of(
            "epicName",
            "fixVersions",
            "components",
            "dueDate",
            "timeOriginalEstimate",
            "timeEstimate",
            "timeSpent",
            "storyPoints",
            "sprints");

    private DataLineReader() {}

    static DataLine read(int line, String text) {
        JsonFields fields = new JsonFields(line, object(line, text));
        return new DataLine(identity(fields), nature(fields), place(fields), stamps(fields), details(fields));
    }

    private static JsonNode object(int line, String text) {
        if (text.contains("\\u0000")) {
            throw DataFileProblem.inLine(line, "it holds the character U+0000, which no database keeps");
        }
        try {
            JsonNode node = JSON.readTree(text);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException broken) {
            throw DataFileProblem.inLine(line, "it is not valid JSON (" + broken.getOriginalMessage() + ")");
        }
        throw DataFileProblem.inLine(line, "it is not a JSON object");
    }

    private static DataLine.Identity identity(JsonFields fields) {
        String key = key(fields, fields.text("key"));
        String projectKey = fields.text("projectKey");
        if (!projectOf(key).equals(projectKey)) {
            throw fields.problem("the key " + key + " does not belong to project " + projectKey);
        }
        return new DataLine.Identity(fields.number("id"), key, projectKey, numberOf(key));
    }

    private static DataLine.Nature nature(JsonFields fields) {
        String category = fields.text("statusCategory");
        if (!CATEGORIES.contains(category)) {
            throw fields.problem("the statusCategory must be new, indeterminate or done, not \"" + category + "\"");
        }
        return new DataLine.Nature(
                fields.text("summary"), fields.text("type"), level(fields), fields.text("status"), category);
    }

    /** A type is an epic's by its name; what stands above epics says so by a level. */
    private static int level(JsonFields fields) {
        if (fields.truth("subtask")) {
            return -1;
        }
        return fields.level().orElse(fields.text("type").equalsIgnoreCase("Epic") ? 1 : 0);
    }

    private static DataLine.Place place(JsonFields fields) {
        return new DataLine.Place(
                fields.text("rank"),
                fields.optionalText("parentKey").map(key -> key(fields, key)),
                fields.optionalText("epicKey").map(key -> key(fields, key)),
                fields.texts("subtaskKeys").stream()
                        .map(key -> key(fields, key))
                        .toList(),
                fields.objects("links").stream().map(DataLineReader::link).toList());
    }

    private static DataLine.LinkEnd link(JsonFields fields) {
        String direction = fields.text("direction");
        if (!direction.equals("outward") && !direction.equals("inward")) {
            throw fields.problem("a link's direction must be outward or inward, not \"" + direction + "\"");
        }
        return new DataLine.LinkEnd(
                fields.number("id"),
                fields.text("type"),
                direction.equals("outward"),
                fields.text("desc"),
                key(fields, fields.text("key")));
    }

    private static DataLine.Stamps stamps(JsonFields fields) {
        return new DataLine.Stamps(fields.stamp("created"), fields.stamp("updated"));
    }

    private static DataLine.Details details(JsonFields fields) {
        ObjectNode extra = JSON.createObjectNode();
        for (String name : KEPT) {
            JsonNode value = fields.object().path(name);
            if (!value.isMissingNode() && !value.isNull() && !(value.isArray() && value.isEmpty())) {
                extra.set(name, value);
            }
        }
        fields.objects("sprints").forEach(DataLineReader::checkSprint);
        return new DataLine.Details(
                fields.optionalText("priority"),
                fields.optionalText("resolution"),
                fields.optionalText("assignee"),
                fields.texts("labels"),
                extra);
    }

    private static void checkSprint(JsonFields sprint) {
        sprint.number("id");
        sprint.text("name");
        String state = sprint.text("state");
        if (!SPRINT_STATES.contains(state.toLowerCase(Locale.ROOT))) {
            throw sprint.problem("a sprint's state must be future, active or closed, not \"" + state + "\"");
        }
        sprint.optionalText("goal");
        for (String date : SPRINT_DATES) {
            if (sprint.optionalText(date).isPresent()) {
                sprint.stamp(date);
            }
        }
    }

    static String projectOf(String key) {
        return key.substring(0, key.lastIndexOf('-'));
    }

    static long numberOf(String key) {
        return Long.parseLong(key.substring(key.lastIndexOf('-') + 1));
    }

    private static String key(JsonFields fields, String key) {
        Matcher matcher = KEY.matcher(key);
        if (!matcher.matches()) {
            throw fields.problem("\"" + key + "\" is not an issue key such as EUCA-12");
        }
        return key;
    }
}
