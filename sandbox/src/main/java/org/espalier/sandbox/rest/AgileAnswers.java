package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.IssueHead;
import org.espalier.sandbox.issues.IssueType;
import org.espalier.sandbox.issues.Issues;
import org.espalier.sandbox.issues.Sprint;
import org.espalier.sandbox.issues.Sprints;
import org.espalier.sandbox.search.IssueLists;
import org.espalier.sandbox.search.Search;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Issues as the agile API shows them: at home there, and with some fields more. */
@Component
class AgileAnswers {

    private final Issues issues;
    private final IssueAnswers answers;
    private final IssueLists lists;
    private final Sprints sprints;
    private final Catalogue catalogue;

    AgileAnswers(Issues issues, IssueAnswers answers, IssueLists lists, Sprints sprints, Catalogue catalogue) {
        this.issues = issues;
        this.answers = answers;
        this.lists = lists;
        this.sprints = sprints;
        this.catalogue = catalogue;
    }

    /** A page of a list, in the form that searches by offset have. */
    ObjectNode list(Caller caller, Site site, IssueLists.Scope scope, OffsetSearchRequest request) {
        OffsetSearchRequest.Window window = request.window();
        IssueLists.Slice slice = lists.slice(caller, scope, asked(request));
        ObjectNode page = TermJson.JSON
                .objectNode()
                .put("expand", "schema,names")
                .put("startAt", window.startAt())
                .put("maxResults", window.size())
                .put("total", slice.total());
        ArrayNode list = page.putArray("issues");
        show(caller, site, inOrder(caller, slice.ids()), request.shown()).forEach(list::add);
        IssueExpansions.tell(site, request.shown(), page);
        return page;
    }

    /** A page of a list, in the form that searches by token have. */
    ObjectNode page(Caller caller, Site site, IssueLists.Scope scope, MultiValueMap<String, String> words) {
        OffsetSearchRequest request = OffsetSearchRequest.of(words);
        Search.Page found =
                lists.page(caller, scope, asked(request), Optional.ofNullable(words.getFirst("nextPageToken")));
        ObjectNode page = TermJson.JSON.objectNode();
        ArrayNode list = page.putArray("issues");
        show(caller, site, inOrder(caller, found.ids()), request.shown()).forEach(list::add);
        found.next().ifPresent(token -> page.put("nextPageToken", token));
        return page.put("isLast", found.next().isEmpty());
    }

    /** How many issues a list has that the query finds. */
    ObjectNode count(Caller caller, IssueLists.Scope scope, String jql) {
        return TermJson.JSON
                .objectNode()
                .put(
                        "count",
                        lists.slice(caller, scope, new IssueLists.Asked(jql, true, 0, 0))
                                .total());
    }

    private static IssueLists.Asked asked(OffsetSearchRequest request) {
        return new IssueLists.Asked(
                request.jql(),
                request.validation() == OffsetSearchRequest.Validation.STRICT,
                request.window().startAt(),
                request.window().size());
    }

    private List<Issue> inOrder(Caller caller, List<Long> ids) {
        Map<Long, Issue> found = issues.withIds(caller, ids);
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** A page of epics in the order of the rank. */
    ObjectNode epics(Caller caller, Site site, IssueLists.Scope scope, OffsetPage page) {
        IssueLists.Slice slice =
                lists.slice(caller, scope, new IssueLists.Asked("", true, page.startAt(), page.size()));
        return page.of(inOrder(caller, slice.ids()), slice.total(), epic -> EpicJson.epic(site, catalogue, epic));
    }

    List<ObjectNode> show(Caller caller, Site site, List<Issue> shown, IssueAnswers.Shown wanted) {
        List<ObjectNode> nodes = answers.show(caller, site, shown, wanted);
        FieldSelection selection = wanted.fields();
        Map<Long, Issue> epics = selection.includes("epic") ? epics(caller, site, shown) : Map.of();
        Map<Long, List<Sprint>> planned = selection.includes("sprint") || selection.includes("closedSprints")
                ? sprints.of(shown.stream().map(Issue::id).toList())
                : Map.of();
        for (int at = 0; at < nodes.size(); at++) {
            Issue issue = shown.get(at);
            ObjectNode node = nodes.get(at).put("self", site.agile("issue/" + issue.id()));
            if (node.path("fields") instanceof ObjectNode fields) {
                if (selection.includes("flagged")) {
                    fields.put("flagged", false);
                }
                issue.parent()
                        .map(parent -> epics.get(parent.id()))
                        .ifPresent(epic -> fields.set("epic", EpicJson.epic(site, catalogue, epic)));
                putSprints(site, fields, planned.getOrDefault(issue.id(), List.of()), selection);
            }
        }
        return nodes;
    }

    /** An issue is in one open sprint at most; of the closed ones it keeps all. */
    private static void putSprints(Site site, ObjectNode fields, List<Sprint> sprints, FieldSelection selection) {
        for (Sprint sprint : sprints) {
            ObjectNode node = SprintJson.sprint(site, sprint);
            if (sprint.state() == Sprint.State.CLOSED) {
                if (selection.includes("closedSprints")) {
                    fields.withArray("closedSprints").add(node);
                }
            } else if (selection.includes("sprint")) {
                fields.set("sprint", node);
            }
        }
    }

    private Map<Long, Issue> epics(Caller caller, Site site, List<Issue> below) {
        return issues.withIds(
                caller,
                below.stream()
                        .flatMap(issue -> site.shapes().epic(issue, this::typeOf).stream())
                        .map(IssueHead::id)
                        .collect(Collectors.toSet()));
    }

    private IssueType typeOf(IssueHead issue) {
        return catalogue.types().of(issue.nature().typeId());
    }
}
