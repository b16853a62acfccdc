package org.espalier.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.espalier.server.acceptance.Api.Job;
import org.espalier.server.acceptance.LinkedPlaces.Pair;
import org.espalier.server.acceptance.SandboxJira.Link;
import org.junit.jupiter.api.Test;

/**
 * The main job on the issues of a real Jira Cloud, where the source of a link is the child; and links of all issues.
 */
class RealIssuesIT extends RealIssuesCases {

    private static final String RELATED = "Relates";

    /**
     * Those that people move about: all in the longer check, else only those with a link that says where they stand.
     */
    private static final String REARRANGED =
            "project = EUCA" + (Boolean.getBoolean("everywhere") ? "" : " AND issueLinkType = Subtask");

    RealIssuesIT() {
        super(
                new Site("cloud", "eucalyptus.jsonl.gz", "EUCA", 10_436, REARRANGED),
                new Relation("Subtask", ParentEnd.DESTINATION));
    }

    @Test // product 5.3: scope ALL; L6, L12
    void linksOfAllIssuesFillAnEmptyStructure() {
        String structure = api.createStructure("All", connection);
        jira.forgetRequests();

        into(structure, "LINKS", related(Map.of()));

        Set<Link> links = issues.links(RELATED);
        Forest filled = api.forest(structure);
        assertThat(filled.places()).isEqualTo(LinkedPlaces.alone(outward(links)).places());

        Job job = api.plan(api.install(structure, "LINKS", related(Map.of())), "FROM_STRUCTURE");
        assertThat(planned(job, "LINK_CREATE", "after")).isEmpty();
        assertThat(planned(job, "LINK_DELETE", "before")).isEqualTo(without(links, shown(filled)));
        assertThat(api.plan(job).warnings()).extracting(Api.Warning::code).containsExactly("DELETES_LINKS_EVERYWHERE");
        assertThat(jira.requests().writing()).isZero();
    }

    @Test // product 5.3: filters
    void linksWhoseEndsDoNotMatchAreLeftOut() {
        String structure = api.createStructure("Filtered", connection);
        Map<String, Object> filters = Map.of(
                "parentFilter", Map.of("jql", "project = EUCA"), "childFilter", Map.of("jql", "project != EUCA"));

        into(structure, "LINKS", related(filters));

        Set<Long> euca = issues.of("EUCA").stream().map(RealIssues.Line::id).collect(Collectors.toSet());
        Set<Link> matching = issues.links(RELATED).stream()
                .filter(link -> euca.contains(link.source()) && !euca.contains(link.destination()))
                .collect(Collectors.toSet());
        assertThat(matching).isNotEmpty();
        assertThat(api.forest(structure).places())
                .isEqualTo(LinkedPlaces.alone(outward(matching)).places());
    }

    private static Map<String, Object> related(Map<String, Object> more) {
        Map<String, Object> parameters = new HashMap<>(more);
        parameters.putAll(Map.of("linkType", RELATED, "direction", "OUTWARD", "scope", "ALL"));
        return parameters;
    }

    private static Set<Pair> outward(Set<Link> links) {
        return links.stream()
                .map(link -> new Pair(link.source(), link.destination()))
                .collect(Collectors.toSet());
    }

    private static Set<Link> shown(Forest forest) {
        return forest.issueParents().entrySet().stream()
                .map(entry -> new Link(entry.getValue(), entry.getKey()))
                .collect(Collectors.toSet());
    }

    private static Set<Link> without(Set<Link> links, Set<Link> others) {
        Set<Link> rest = new HashSet<>(links);
        rest.removeAll(others);
        return rest;
    }
}
