package org.espalier.sandbox.page;

import java.util.ArrayList;
import java.util.List;
import org.espalier.sandbox.issues.Account;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.ChangeEntry;
import org.espalier.sandbox.issues.IssueHead;
import org.espalier.sandbox.issues.LinkEnd;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Issues, links and histories as tables. */
@Component
class IssueTables {

    private static final JsonMapper READER = JsonMapper.builder().build();
    private static final List<String> HEADS = List.of("Key", "Type", "Summary", "Status");

    private final Catalogue catalogue;

    IssueTables(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    String issues(List<IssueHead> issues) {
        return Markup.table(HEADS, issues.stream().map(this::row).toList());
    }

    /** The links of an issue, each with a button that removes it. */
    String links(String key, List<LinkEnd> links) {
        List<List<String>> rows = new ArrayList<>();
        for (LinkEnd link : links) {
            List<String> row = new ArrayList<>(row(link.other()));
            row.addFirst(Markup.escaped(words(link)));
            row.add("<form method=\"post\" action=\"/browse/" + Markup.escaped(key) + "/links/" + link.id()
                    + "/remove\"><button aria-label=\"Remove the link to "
                    + Markup.escaped(link.other().key())
                    + "\">Remove</button></form>");
            rows.add(row);
        }
        return Markup.table(List.of("Relation", "Key", "Type", "Summary", "Status", "Change"), rows);
    }

    String history(List<ChangeEntry> entries) {
        List<List<String>> rows = new ArrayList<>();
        for (ChangeEntry entry : entries) {
            for (JsonNode item : READER.readTree(entry.items()).values()) {
                rows.add(List.of(
                        Markup.moment(entry.created()),
                        Markup.escaped(catalogue
                                .account(entry.author())
                                .map(Account::displayName)
                                .orElse(entry.author())),
                        Markup.escaped(item.path("field").asString("")),
                        Markup.escaped(item.path("fromString").asString("")),
                        Markup.escaped(item.path("toString").asString(""))));
            }
        }
        return Markup.table(List.of("When", "Who", "Field", "Before", "After"), rows);
    }

    private List<String> row(IssueHead issue) {
        return List.of(
                Markup.link("/browse/" + issue.key(), issue.key()),
                Markup.escaped(catalogue.types().of(issue.nature().typeId()).name()),
                Markup.escaped(issue.summary()),
                Markup.escaped(
                        catalogue.statuses().of(issue.nature().statusId()).name()));
    }

    private static String words(LinkEnd link) {
        return switch (link.side()) {
            case OUTWARD -> link.type().outward();
            case INWARD -> link.type().inward();
        };
    }
}
