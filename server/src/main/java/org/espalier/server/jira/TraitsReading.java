package org.espalier.server.jira;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.espalier.core.sight.Above;
import org.espalier.core.sight.IssueKey;
import org.espalier.core.sight.IssueKind;
import org.espalier.core.sight.IssueRef;
import org.espalier.core.sight.SeenStatus;
import org.espalier.core.sight.SeenStatus.Category;
import org.espalier.core.sight.Traits;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what an issue is and where it stands. What stands above it and is told by its key alone is {@link Above.Hidden}
 * until {@link AboveKeys} found it.
 */
record TraitsReading(IssueReading reading, CustomFields custom) {

    Traits traits(IssueRef issue, Shapes.Fields fields) throws JiraFailure {
        return new Traits(
                kind(issue, fields), status(issue, fields), above(fields), ranks(fields), updated(issue, fields));
    }

    private IssueKind kind(IssueRef issue, Shapes.Fields fields) throws JiraFailure {
        var project = present(fields.project(), issue, "project");
        var type = present(fields.issuetype(), issue, "issuetype");
        return new IssueKind(
                present(project.id(), issue, "project"),
                present(type.id(), issue, "issuetype"),
                String.valueOf(type.name()),
                level(type, fields));
    }

    /** Data Center tells no levels: there an epic is what has an epic's name (jira-api §6). */
    private int level(Shapes.IssueType type, Shapes.Fields fields) {
        var told = type.hierarchyLevel();
        if (told != null) {
            return told;
        }
        if (Boolean.TRUE.equals(type.subtask())) {
            return IssueKind.SUB_TASK;
        }
        return custom.epicLabel().flatMap(fields::other).isPresent() ? IssueKind.EPIC : 0;
    }

    private SeenStatus status(IssueRef issue, Shapes.Fields fields) throws JiraFailure {
        var status = present(fields.status(), issue, "status");
        return status(status);
    }

    SeenStatus status(Shapes.Status status) throws JiraFailure {
        return new SeenStatus(
                reading.number(status.id(), "a status"),
                String.valueOf(status.name()),
                category(status.statusCategory()));
    }

    private static Category category(Shapes.@Nullable StatusCategory category) {
        return switch (category == null ? "" : String.valueOf(category.key())) {
            case "new" -> Category.NEW;
            case "indeterminate" -> Category.INDETERMINATE;
            case "done" -> Category.DONE;
            default -> Category.UNDEFINED;
        };
    }

    /**
     * The field Epic Link is deprecated on Cloud and may still stand beside the parent, which decides (jira-api §6).
     */
    Above above(Shapes.Fields fields) throws JiraFailure {
        var parent = fields.parent();
        if (parent != null) {
            return new Above.Under(reading.id(parent), relation(parent));
        }
        var epic = told(custom.epicLink(), Above.Relation.EPIC, fields);
        var above = epic.isPresent() ? epic : told(custom.parentLink(), Above.Relation.PARENT, fields);
        return above.orElseGet(Above.Nothing::new);
    }

    /** A field that tells nothing that is known here hides what stands above; that is not the same as nothing (L2). */
    private Optional<Above> told(Optional<String> field, Above.Relation relation, Shapes.Fields fields)
            throws JiraFailure {
        var value = field.flatMap(fields::other)
                .filter(told -> !told.isString() || !told.asString().isBlank());
        if (value.isEmpty()) {
            return Optional.empty();
        }
        var key = value.filter(JsonNode::isString).map(JsonNode::asString).orElse("");
        if (key.lastIndexOf('-') <= 0) {
            throw JiraFailure.unclear(
                    reading.host(), "did not tell by a key what stands above an issue, in the field " + field.get());
        }
        return Optional.of(new Above.Hidden(new IssueKey(key), relation));
    }

    private static Above.Relation relation(Shapes.Issue parent) {
        var fields = parent.fields();
        var type = fields == null ? null : fields.issuetype();
        var level = type == null ? null : type.hierarchyLevel();
        return level != null && level == IssueKind.EPIC ? Above.Relation.EPIC : Above.Relation.PARENT;
    }

    SortedMap<Long, String> ranks(Shapes.Fields fields) {
        var ranks = new TreeMap<Long, String>();
        custom.ranks()
                .keySet()
                .forEach(number -> fields.other(CustomFields.id(number))
                        .filter(JsonNode::isString)
                        .ifPresent(rank -> ranks.put(number, rank.asString())));
        return ranks;
    }

    private Instant updated(IssueRef issue, Shapes.Fields fields) throws JiraFailure {
        var stamp = present(fields.updated(), issue, "updated");
        return Stamps.moment(stamp)
                .orElseThrow(
                        () -> JiraFailure.unclear(reading.host(), "gave the time " + stamp + " for " + issue.key()));
    }

    private <T> T present(@Nullable T field, IssueRef issue, String name) throws JiraFailure {
        return reading.present(field, issue, name);
    }
}
