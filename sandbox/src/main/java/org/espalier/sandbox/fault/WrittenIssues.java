package org.espalier.sandbox.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Issues;
import org.espalier.sandbox.issues.Links;
import org.espalier.sandbox.issues.Overseer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The issues that a request writes, each by the same name whichever of its names the request uses. */
@Component
class WrittenIssues {

    private final Issues issues;
    private final Links links;
    private final Catalogue catalogue;

    WrittenIssues(Issues issues, Links links, Catalogue catalogue) {
        this.issues = issues;
        this.links = links;
        this.catalogue = catalogue;
    }

    /** The issue that stands in the path, or both ends of the link that does. */
    List<String> inPath(Map<?, ?> variables) {
        if (variables.get("issue") instanceof String named) {
            return named(List.of(named));
        }
        if (variables.get("link") instanceof String link && link.matches("\\d{1,18}")) {
            Caller overseer = Overseer.of(catalogue);
            return links.find(overseer, Long.parseLong(link)).stream()
                    .flatMap(found ->
                            Stream.of(found.source().id(), found.destination().id()))
                    .map(String::valueOf)
                    .toList();
        }
        return List.of();
    }

    /** Both ends of a link that is made, or the issues that are ranked, planned or put into an epic. */
    List<String> inBody(JsonNode body) {
        List<String> named = new ArrayList<>();
        for (String end : List.of("inwardIssue", "outwardIssue")) {
            JsonNode issue = body.path(end);
            Stream.of("id", "key")
                    .flatMap(name -> text(issue.path(name)).stream())
                    .findFirst()
                    .ifPresent(named::add);
        }
        body.path("issues").forEach(issue -> text(issue).ifPresent(named::add));
        return named(named);
    }

    private List<String> named(List<String> names) {
        Caller overseer = Overseer.of(catalogue);
        return names.stream()
                .map(name -> issues.named(overseer, name)
                        .map(issue -> Long.toString(issue.id()))
                        .orElseGet(() -> name.toUpperCase(Locale.ROOT)))
                .distinct()
                .toList();
    }

    private static Optional<String> text(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? Optional.of(value.asString()) : Optional.empty();
    }
}
