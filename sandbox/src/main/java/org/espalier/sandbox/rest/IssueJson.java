package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Comment;
import org.espalier.sandbox.issues.CustomFields;
import org.espalier.sandbox.issues.Followers;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.IssueHead;
import org.espalier.sandbox.issues.IssueType;
import org.espalier.sandbox.issues.LinkEnd;
import org.espalier.sandbox.issues.Sprint;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Issues as JSON for one answer. */
final class IssueJson {

    /**
     * What stands around an issue, read for all issues of an answer at once.
     *
     * @param links of those issues that are told with their links
     * @param followers in those ways that are told
     */
    record Surroundings(
            Map<Long, List<IssueHead>> subTasks,
            Map<Long, List<LinkEnd>> links,
            Map<Long, List<Sprint>> sprints,
            Map<Long, List<Comment>> comments,
            Map<Followers.Way, Map<Long, Followers.Count>> followers) {}

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonMapper READER = JsonMapper.builder().build();
    private static final String EXPAND =
            "renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations";

    private final Catalogue catalogue;
    private final TermJson terms;
    private final FieldSelection selection;

    IssueJson(Catalogue catalogue, TermJson terms, FieldSelection selection) {
        this.catalogue = catalogue;
        this.terms = terms;
        this.selection = selection;
    }

    /** An issue with the fields selected; where none is, without {@code fields}. */
    ObjectNode issue(Issue issue, Surroundings around) {
        ObjectNode node = JSON.objectNode()
                .put("expand", EXPAND)
                .put("id", Long.toString(issue.id()))
                .put("self", terms.site().self("issue/" + issue.id()))
                .put("key", issue.key());
        if (!selection.headOnly()) {
            ObjectNode fields = node.putObject("fields");
            putNature(fields, issue);
            putPlace(fields, issue, around);
            putTimes(fields, issue);
            putPeople(fields, issue);
            putParts(fields, issue);
            putExtra(fields, issue);
            putComments(fields, issue, around);
            putFollowers(fields, issue, around);
            put(fields, CustomFields.SPRINT, sprints(around.sprints().getOrDefault(issue.id(), List.of())));
        }
        return node;
    }

    private void putNature(ObjectNode fields, Issue issue) {
        IssueHead.Nature nature = issue.head().nature();
        put(fields, "summary", JSON.stringNode(issue.head().summary()));
        put(fields, "issuetype", terms.type(catalogue.types().of(nature.typeId())));
        put(
                fields,
                "project",
                terms.project(catalogue.projects().of(issue.place().projectId())));
        put(fields, "status", terms.status(catalogue.statuses().of(nature.statusId())));
        put(fields, "priority", priority(nature));
        put(
                fields,
                "resolution",
                orNull(issue.details()
                        .resolutionId()
                        .map(catalogue.resolutions()::of)
                        .map(terms::resolution)));
        put(fields, "labels", texts(issue.details().labels()));
    }

    private void putPlace(ObjectNode fields, Issue issue, Surroundings around) {
        if (selection.includes("parent")) {
            terms.site().shapes().parent(issue, this::typeOf).ifPresent(parent -> fields.set("parent", head(parent)));
        }
        if (selection.includes("subtasks")) {
            ArrayNode list = fields.putArray("subtasks");
            around.subTasks().getOrDefault(issue.id(), List.of()).forEach(child -> list.add(head(child)));
        }
        List<LinkEnd> links = around.links().get(issue.id());
        if (links != null) {
            ArrayNode list = fields.putArray("issuelinks");
            links.forEach(link -> list.add(link(link)));
        }
        put(fields, CustomFields.RANK, JSON.stringNode(issue.place().rank()));
        put(
                fields,
                CustomFields.EPIC_LINK,
                orNull(terms.site().shapes().epic(issue, this::typeOf).map(epic -> JSON.stringNode(epic.key()))));
        if (terms.site().shapes().knows(CustomFields.PARENT_LINK)) {
            put(
                    fields,
                    CustomFields.PARENT_LINK,
                    orNull(issue.parent()
                            .filter(above -> typeOf(above).level() > 1)
                            .map(above -> JSON.stringNode(above.key()))));
        }
    }

    private void putTimes(ObjectNode fields, Issue issue) {
        put(
                fields,
                "created",
                JSON.stringNode(terms.site().issueStamp(issue.stamps().created())));
        put(
                fields,
                "updated",
                JSON.stringNode(terms.site().issueStamp(issue.stamps().updated())));
        put(
                fields,
                "resolutiondate",
                orNull(issue.stamps().resolved().map(terms.site()::issueStamp).map(JSON::stringNode)));
    }

    private void putPeople(ObjectNode fields, Issue issue) {
        Issue.People people = issue.details().people();
        put(fields, "assignee", account(people.assignee()));
        put(fields, "reporter", account(people.reporter()));
        put(fields, "creator", account(people.creator()));
    }

    private JsonNode account(Optional<String> id) {
        return orNull(id.flatMap(catalogue::account).map(terms::account));
    }

    private void putParts(ObjectNode fields, Issue issue) {
        Issue.Parts parts = issue.details().parts();
        put(
                fields,
                "fixVersions",
                list(
                        parts.fixVersions(),
                        id -> terms.version(catalogue.versions().of(id))));
        put(
                fields,
                "versions",
                list(parts.versions(), id -> terms.version(catalogue.versions().of(id))));
        put(
                fields,
                "components",
                list(
                        parts.components(),
                        id -> terms.component(catalogue.components().of(id))));
    }

    private static ArrayNode list(List<Long> ids, LongFunction<ObjectNode> shown) {
        ArrayNode list = JSON.arrayNode();
        ids.forEach(id -> list.add(shown.apply(id)));
        return list;
    }

    private void putExtra(ObjectNode fields, Issue issue) {
        JsonNode extra = READER.readTree(issue.details().extra());
        put(fields, "description", text(extra, "description"));
        put(fields, "environment", text(extra, "environment"));
        put(fields, "duedate", orNull(extra, "dueDate"));
        put(fields, "timeoriginalestimate", orNull(extra, "timeOriginalEstimate"));
        put(fields, "timeestimate", orNull(extra, "timeEstimate"));
        put(fields, "timespent", orNull(extra, "timeSpent"));
        put(fields, CustomFields.STORY_POINTS, orNull(extra, "storyPoints"));
        put(fields, CustomFields.EPIC_NAME, typeOf(issue.head()).epic() ? orNull(extra, "epicName") : JSON.nullNode());
        if (selection.includes("worklog")) {
            fields.putObject("worklog")
                    .put("startAt", 0)
                    .put("maxResults", 20)
                    .put("total", 0)
                    .putArray("worklogs");
        }
    }

    private JsonNode text(JsonNode extra, String name) {
        return extra.path(name).isMissingNode() ? JSON.nullNode() : terms.richText(extra.path(name));
    }

    private void putComments(ObjectNode fields, Issue issue, Surroundings around) {
        if (selection.includes("comment")) {
            List<Comment> said = around.comments().getOrDefault(issue.id(), List.of());
            ObjectNode page = fields.putObject("comment");
            ArrayNode list = page.putArray("comments");
            said.forEach(comment -> list.add(CommentJson.comment(terms, catalogue, issue, comment)));
            page.put("self", terms.site().self("issue/" + issue.id() + "/comment"))
                    .put("maxResults", said.size())
                    .put("total", said.size())
                    .put("startAt", 0);
        }
    }

    private void putFollowers(ObjectNode fields, Issue issue, Surroundings around) {
        around.followers()
                .forEach((way, counts) -> fields.set(
                        way.field(),
                        FollowerJson.counted(
                                terms.site(), issue, way, counts.getOrDefault(issue.id(), Followers.Count.NONE))));
    }

    /** What an issue shows of another one. */
    ObjectNode head(IssueHead issue) {
        ObjectNode node = JSON.objectNode()
                .put("id", Long.toString(issue.id()))
                .put("key", issue.key())
                .put("self", terms.site().self("issue/" + issue.id()));
        ObjectNode fields = node.putObject("fields").put("summary", issue.summary());
        fields.set("status", terms.status(catalogue.statuses().of(issue.nature().statusId())));
        JsonNode priority = priority(issue.nature());
        // Clients know it as an object or not at all here.
        if (!priority.isNull()) {
            fields.set("priority", priority);
        }
        fields.set("issuetype", terms.type(catalogue.types().of(issue.nature().typeId())));
        return node;
    }

    private ObjectNode link(LinkEnd link) {
        ObjectNode node = JSON.objectNode()
                .put("id", Long.toString(link.id()))
                .put("self", terms.site().self("issueLink/" + link.id()));
        node.set("type", terms.linkType(link.type()));
        node.set(
                switch (link.side()) {
                    case OUTWARD -> "outwardIssue";
                    case INWARD -> "inwardIssue";
                },
                head(link.other()));
        return node;
    }

    private void put(ObjectNode fields, String id, JsonNode value) {
        if (selection.includes(id)) {
            fields.set(id, value);
        }
    }

    private JsonNode priority(IssueHead.Nature nature) {
        return orNull(nature.priorityId().map(catalogue.priorities()::of).map(terms::priority));
    }

    private IssueType typeOf(IssueHead issue) {
        return catalogue.types().of(issue.nature().typeId());
    }

    private JsonNode sprints(List<Sprint> sprints) {
        if (sprints.isEmpty()) {
            return JSON.nullNode();
        }
        ArrayNode list = JSON.arrayNode();
        for (Sprint sprint : sprints) {
            list.add(terms.site().shapes().sprint(sprint));
        }
        return list;
    }

    private static ArrayNode texts(List<String> texts) {
        ArrayNode list = JSON.arrayNode();
        texts.forEach(list::add);
        return list;
    }

    private static JsonNode orNull(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isMissingNode() ? JSON.nullNode() : value;
    }

    private static JsonNode orNull(Optional<? extends JsonNode> value) {
        return value.<JsonNode>map(node -> node).orElseGet(JSON::nullNode);
    }
}
