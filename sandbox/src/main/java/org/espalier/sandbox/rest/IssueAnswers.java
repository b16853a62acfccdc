package org.espalier.sandbox.rest;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.espalier.sandbox.fault.FaultSwitches;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Comments;
import org.espalier.sandbox.issues.CustomFields;
import org.espalier.sandbox.issues.Followers;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.Issues;
import org.espalier.sandbox.issues.LinkEnd;
import org.espalier.sandbox.issues.Overseer;
import org.espalier.sandbox.issues.Properties;
import org.espalier.sandbox.issues.Sprints;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** Shows issues to a caller; what stands around all of them is read in one statement each, and only if shown. */
@Component
class IssueAnswers {

    private final Issues issues;
    private final Sprints sprints;
    private final Catalogue catalogue;
    private final Histories histories;
    private final Kept kept;

    IssueAnswers(Issues issues, Sprints sprints, Catalogue catalogue, Histories histories, Kept kept) {
        this.issues = issues;
        this.sprints = sprints;
        this.catalogue = catalogue;
        this.histories = histories;
        this.kept = kept;
    }

    /** The fields of an issue to be shown, and what beside them. */
    record Shown(FieldSelection fields, Set<String> expansions, List<String> properties) {

        Shown {
            expansions = Set.copyOf(expansions);
            properties = List.copyOf(properties);
        }

        /** As the words of a request for one issue say; where they say nothing, every field. */
        static Shown asked(List<String> fields, List<String> expand, List<String> properties) {
            return new Shown(
                    FieldSelection.of(Payload.words(fields), FieldSelection.ALL),
                    Set.copyOf(Payload.words(expand)),
                    Payload.words(properties));
        }

        static Shown of(FieldSelection fields) {
            return new Shown(fields, Set.of(), List.of());
        }
    }

    /** What stands with issues: links, words and values. */
    @Component
    record Kept(Issues issues, Comments comments, Properties properties, Followers followers, FaultSwitches switches) {

        /** How many follow the issues, in those ways whose fields are shown. */
        private Map<Followers.Way, Map<Long, Followers.Count>> followers(
                Caller caller, List<Long> ids, FieldSelection selection) {
            Map<Followers.Way, Map<Long, Followers.Count>> counts = new EnumMap<>(Followers.Way.class);
            for (Followers.Way way : Followers.Way.values()) {
                if (selection.includes(way.field())) {
                    counts.put(way, followers.counts(caller, ids, way));
                }
            }
            return counts;
        }

        /** The links, whose order means nothing, of each issue that is told with its links. */
        private Map<Long, List<LinkEnd>> links(Caller caller, List<Issue> told) {
            Map<Long, List<LinkEnd>> links = new LinkedHashMap<>(
                    issues.links(caller, told.stream().map(Issue::id).toList()));
            links.replaceAll((issue, ends) -> switches.inSomeOrder(ends));
            for (Issue issue : told) {
                if (switches.hidesLinks(issue)) {
                    links.remove(issue.id());
                } else {
                    links.putIfAbsent(issue.id(), List.of());
                }
            }
            return links;
        }
    }

    private Caller seeing(Caller caller) {
        return kept.switches().showsUnseenLinks() ? Overseer.of(catalogue) : caller;
    }

    List<ObjectNode> show(Caller caller, Site site, List<Issue> shown, Shown wanted) {
        FieldSelection selection = wanted.fields();
        List<Long> ids = shown.stream().map(Issue::id).toList();
        IssueJson.Surroundings around = new IssueJson.Surroundings(
                selection.includes("subtasks") ? issues.subTasks(caller, ids) : Map.of(),
                selection.includes("issuelinks") ? kept.links(seeing(caller), shown) : Map.of(),
                selection.includes(CustomFields.SPRINT) ? sprints.of(ids) : Map.of(),
                selection.includes("comment") ? kept.comments().of(ids) : Map.of(),
                kept.followers(caller, ids, selection));
        IssueJson json = new IssueJson(catalogue, new TermJson(site), selection);
        List<ObjectNode> nodes =
                shown.stream().map(issue -> json.issue(issue, around)).toList();
        if (wanted.expansions().contains(Histories.EXPANSION)) {
            histories.tell(site, shown, nodes);
        }
        if (!wanted.properties().isEmpty()) {
            Map<Long, Map<String, String>> values = kept.properties().of(ids, wanted.properties());
            for (int at = 0; at < nodes.size(); at++) {
                ObjectNode node = nodes.get(at).putObject("properties");
                values.getOrDefault(ids.get(at), Map.of())
                        .forEach((key, value) -> node.set(key, TermJson.JSON.rawValueNode(new RawValue(value))));
            }
        }
        return nodes;
    }
}
