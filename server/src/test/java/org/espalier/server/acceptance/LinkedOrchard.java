package org.espalier.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.espalier.server.acceptance.Api.Job;
import org.espalier.server.acceptance.SandboxJira.Link;

/** The issues of an {@link OrchardFile} as a structure of parents with four children each, whose links Jira lacks. */
record LinkedOrchard(int children) {

    private static final int EACH = 4;

    /** How many issues of the file it takes. */
    int issues() {
        return children + children / EACH;
    }

    /** A structure with the parents on the top level, below each its children, all by one edit. */
    private String arrangedBy(Api api, String connection) {
        String structure = api.createStructure("Orchard", connection);
        String rows = LongStream.range(0, issues())
                .mapToObj(number -> -1 - number + ":" + (isParent(number) ? 0 : 1) + ":" + (OrchardFile.FIRST + number))
                .collect(Collectors.joining(","));
        api.add(structure, rows);
        return structure;
    }

    /** A synchronizer that keeps links of that type for a structure of its own. */
    String linkedBy(Api api, URI jira, String linkType) {
        return linkedOn(api, api.connect(jira), linkType);
    }

    /** The same on a connection that is there. */
    String linkedOn(Api api, String connection, String linkType) {
        return api.install(arrangedBy(api, connection), "LINKS", Map.of("linkType", linkType, "direction", "OUTWARD"));
    }

    /** A job whose plan creates a link for each child and waits for a person. */
    Job plannedBy(Api api, URI jira, String linkType) {
        Job job = api.plan(linkedBy(api, jira, linkType), "FROM_STRUCTURE");
        assertThat(api.plan(job).counts()).isEqualTo(Map.of("LINK_CREATE", children));
        return job;
    }

    Set<Link> links() {
        return LongStream.range(0, issues())
                .filter(number -> !isParent(number))
                .mapToObj(number ->
                        new Link(OrchardFile.FIRST + number - number % (1 + EACH), OrchardFile.FIRST + number))
                .collect(Collectors.toSet());
    }

    /** The history of each child tells of one link to its parent, made once. */
    void assertWrittenOnce(SandboxJira jira, String words) {
        Map<Long, List<String>> once = links().stream()
                .collect(Collectors.toMap(
                        Link::destination,
                        link -> List.of(">This issue " + words + " TREE-" + (link.source() - OrchardFile.FIRST + 1))));
        Map<Long, List<String>> told = new HashMap<>(jira.linkHistory(once.keySet()));
        told.replaceAll((child, texts) ->
                texts.stream().filter(text -> text.contains(words)).toList());
        assertThat(told).isEqualTo(once);
    }

    /** L10, L19: one intent and one effect for each change, in this order. */
    void assertTraced(Api api, Job job) {
        Map<Long, List<String>> byChange = api.audit(job).stream()
                .collect(Collectors.groupingBy(
                        entry -> Objects.requireNonNull(entry.change()),
                        Collectors.mapping(
                                entry -> entry.effect() == null ? entry.phase() : entry.phase() + " " + entry.effect(),
                                Collectors.toList())));
        assertThat(byChange).hasSize(children);
        assertThat(byChange.values()).containsOnly(List.of("INTENT", "EFFECT APPLIED"));
    }

    private static boolean isParent(long number) {
        return number % (1 + EACH) == 0;
    }
}
