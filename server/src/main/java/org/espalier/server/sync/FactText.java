package org.espalier.server.sync;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.espalier.core.fact.Fact;
import org.espalier.core.fact.Value;
import org.espalier.core.structure.IssueId;

/** Writes facts and their values as short texts and reads them back; the texts are keys of tables. */
final class FactText {
    private FactText() {}

    static String of(Fact fact) {
        return switch (fact) {
            case Fact.Place place -> "place:" + place.issue().value();
            case Fact.Linked linked ->
                "link:" + linked.parent().value() + ":" + linked.child().value();
            case Fact.Order order -> "order:" + order.list();
            case Fact.Member member -> "member:" + member.issue().value();
            case Fact.StatusOf status -> "status:" + status.parent().value();
        };
    }

    static Fact fact(String text) {
        var parts = text.split(":", 3);
        return switch (parts[0]) {
            case "place" -> new Fact.Place(issue(parts[1]));
            case "link" -> new Fact.Linked(issue(parts[1]), issue(parts[2]));
            case "order" -> new Fact.Order(text.substring("order:".length()));
            case "member" -> new Fact.Member(issue(parts[1]));
            case "status" -> new Fact.StatusOf(issue(parts[1]));
            default -> throw new IllegalArgumentException("The database holds an unknown fact: " + text + ".");
        };
    }

    static String of(Value value) {
        return switch (value) {
            case Value.Parent parent ->
                "parent:"
                        + parent.parent()
                                .map(issue -> Long.toString(issue.value()))
                                .orElse("");
            case Value.Present present -> present.name();
            case Value.Sequence sequence ->
                "sequence:"
                        + sequence.issues().stream()
                                .map(issue -> Long.toString(issue.value()))
                                .collect(Collectors.joining(","));
            case Value.Status status -> "status:" + status.id();
        };
    }

    static Value value(String text) {
        var rest = text.substring(text.indexOf(':') + 1);
        if (text.startsWith("parent:")) {
            return new Value.Parent(rest.isEmpty() ? Optional.empty() : Optional.of(issue(rest)));
        }
        if (text.startsWith("sequence:")) {
            return new Value.Sequence(Arrays.stream(rest.split(","))
                    .filter(each -> !each.isEmpty())
                    .map(FactText::issue)
                    .toList());
        }
        return text.startsWith("status:") ? new Value.Status(Long.parseLong(rest)) : Value.Present.valueOf(text);
    }

    private static IssueId issue(String number) {
        return new IssueId(Long.parseLong(number));
    }
}
