package org.espalier.server.sync;

import java.util.Optional;
import org.espalier.core.change.Change;
import org.espalier.core.change.Kind;
import org.espalier.core.change.StatusRef;
import org.espalier.core.fact.Link;
import org.espalier.core.fact.LinkTypeId;
import org.espalier.core.fact.RankPlace;
import org.espalier.core.sight.Above.Relation;
import org.espalier.core.structure.IssueId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes changes of the tracker as JSON and reads them back. Numbers of the tracker are texts, as Jira writes them. */
final class TrackerChangeJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private TrackerChangeJson() {}

    /** Adds everything but the kind. */
    static void write(Change.OfTracker change, ObjectNode node) {
        switch (change) {
            case Change.LinkCreate(var link) -> node.set("link", link(link));
            case Change.LinkDelete(var link) -> node.set("link", link(link));
            case Change.Reparent reparent -> {
                node.put("issue", reparent.issue().toString());
                put(node, "before", reparent.before());
                put(node, "after", reparent.after());
            }
            case Change.Transition transition -> {
                node.put("issue", transition.issue().toString());
                node.set("before", status(transition.before()));
                node.set("after", status(transition.after()));
                transition.resolution().ifPresent(resolution -> node.put("resolution", resolution));
            }
            case Change.FieldSet set ->
                node.put("issue", set.issue().toString())
                        .put("field", set.field())
                        .put("before", set.before())
                        .put("after", set.after());
            case Change.Rank rank -> {
                node.put("issue", rank.issue().toString()).put("field", Long.toString(rank.field()));
                node.set("before", place(rank.before()));
                node.set("after", place(rank.after()));
            }
        }
    }

    static Change.OfTracker read(Kind kind, JsonNode node) {
        return switch (kind) {
            case LINK_CREATE -> new Change.LinkCreate(link(node.required("link")));
            case LINK_DELETE -> new Change.LinkDelete(link(node.required("link")));
            case EPIC_SET, EPIC_REPLACE, EPIC_CLEAR -> reparent(Relation.EPIC, node);
            case PARENT_SET, PARENT_REPLACE, PARENT_CLEAR -> reparent(Relation.PARENT, node);
            case TRANSITION ->
                new Change.Transition(
                        issue(node.required("issue")),
                        status(node.required("before")),
                        status(node.required("after")),
                        Optional.ofNullable(node.get("resolution")).map(JsonNode::asString));
            case FIELD_SET ->
                new Change.FieldSet(
                        issue(node.required("issue")),
                        node.required("field").asString(),
                        node.required("before").asString(),
                        node.required("after").asString());
            case RANK ->
                new Change.Rank(
                        issue(node.required("issue")),
                        Long.parseLong(node.required("field").asString()),
                        place(node.required("before")),
                        place(node.required("after")));
            case ROW_ADD, ROW_MOVE, ROW_REMOVE ->
                throw new IllegalArgumentException("A row is not a change of the tracker. Indicates a bug.");
        };
    }

    /** What was there before, for people and scripts; null where nothing was. */
    static @Nullable ObjectNode before(Change.OfTracker change) {
        return switch (change) {
            case Change.LinkCreate _ -> null;
            case Change.LinkDelete(var link) -> link(link);
            case Change.Reparent reparent -> above(reparent, reparent.before());
            case Change.Transition transition -> status(transition.before());
            case Change.FieldSet set -> field(set, set.before());
            case Change.Rank rank -> place(rank.before());
        };
    }

    /** What shall be there after, for people and scripts; null where nothing shall be. */
    static @Nullable ObjectNode after(Change.OfTracker change) {
        return switch (change) {
            case Change.LinkCreate(var link) -> link(link);
            case Change.LinkDelete _ -> null;
            case Change.Reparent reparent -> above(reparent, reparent.after());
            case Change.Transition transition -> status(transition.after());
            case Change.FieldSet set -> field(set, set.after());
            case Change.Rank rank -> place(rank.after());
        };
    }

    private static @Nullable ObjectNode above(Change.Reparent change, Optional<IssueId> above) {
        var name = change.relation() == Relation.EPIC ? "epic" : "parent";
        return above.map(issue -> JSON.objectNode().put(name, issue.toString())).orElse(null);
    }

    private static ObjectNode field(Change.FieldSet change, String value) {
        return JSON.objectNode().put("field", change.field()).put("value", value);
    }

    private static Change.Reparent reparent(Relation relation, JsonNode node) {
        return new Change.Reparent(
                relation, issue(node.required("issue")), optional(node, "before"), optional(node, "after"));
    }

    private static ObjectNode status(StatusRef status) {
        return JSON.objectNode().put("status", Long.toString(status.id())).put("name", status.name());
    }

    private static StatusRef status(JsonNode node) {
        return new StatusRef(
                Long.parseLong(node.required("status").asString()),
                node.required("name").asString());
    }

    private static ObjectNode place(RankPlace place) {
        var node = JSON.objectNode();
        put(node, "after", place.after());
        put(node, "before", place.before());
        put(node, "behind", place.behind());
        return node;
    }

    private static RankPlace place(JsonNode node) {
        return new RankPlace(optional(node, "after"), optional(node, "before"), optional(node, "behind"));
    }

    private static ObjectNode link(Link link) {
        return JSON.objectNode()
                .put("linkType", Long.toString(link.type().value()))
                .put("source", link.source().toString())
                .put("destination", link.destination().toString());
    }

    private static Link link(JsonNode node) {
        return new Link(
                new LinkTypeId(Long.parseLong(node.required("linkType").asString())),
                issue(node.required("source")),
                issue(node.required("destination")));
    }

    private static void put(ObjectNode node, String name, Optional<IssueId> issue) {
        issue.ifPresent(present -> node.put(name, present.toString()));
    }

    private static Optional<IssueId> optional(JsonNode node, String name) {
        return Optional.ofNullable(node.get(name)).map(TrackerChangeJson::issue);
    }

    private static IssueId issue(JsonNode node) {
        return new IssueId(Long.parseLong(node.asString()));
    }
}
