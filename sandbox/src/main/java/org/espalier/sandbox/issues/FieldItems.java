package org.espalier.sandbox.issues;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.espalier.sandbox.document.RichText;
import org.espalier.sandbox.issues.ChangeItem.Value;
import tools.jackson.databind.json.JsonMapper;

/** What a history tells of the change of a field. */
final class FieldItems {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Catalogue catalogue;

    FieldItems(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Versions and components have an item for each that came or went, all other fields have one item. */
    List<ChangeItem> of(IssueField field, List<String> before, List<String> after) {
        return switch (field.kind()) {
            case TERMS ->
                Stream.concat(
                                before.stream()
                                        .filter(id -> !after.contains(id))
                                        .map(id -> item(field, term(field, id), Value.NOTHING)),
                                after.stream()
                                        .filter(id -> !before.contains(id))
                                        .map(id -> item(field, Value.NOTHING, term(field, id))))
                        .toList();
            case WORDS ->
                List.of(item(field, Value.of("", String.join(" ", before)), Value.of("", String.join(" ", after))));
            case TERM -> one(field, before, after, id -> term(field, id));
            case PERSON -> one(field, before, after, this::person);
            case TEXT -> one(field, before, after, Value::text);
            case RICH_TEXT -> one(field, before, after, kept -> Value.text(RichText.wiki(JSON.readTree(kept))));
            case DATE -> one(field, before, after, FieldItems::date);
            case NUMBER, KEPT_TEXT -> one(field, before, after, kept -> Value.text(text(kept)));
        };
    }

    private static List<ChangeItem> one(
            IssueField field, List<String> before, List<String> after, Function<String, Value> value) {
        return List.of(item(
                field,
                before.stream().findFirst().map(value).orElse(Value.NOTHING),
                after.stream().findFirst().map(value).orElse(Value.NOTHING)));
    }

    private static ChangeItem item(IssueField field, Value before, Value after) {
        return new ChangeItem(field.historyName(), Optional.of(field.id()), before, after);
    }

    private Value term(IssueField field, String id) {
        Terms<? extends Term> terms = switch (field) {
            case PRIORITY -> catalogue.priorities();
            case RESOLUTION -> catalogue.resolutions();
            case COMPONENTS -> catalogue.components();
            default -> catalogue.versions();
        };
        return Value.of(id, terms.of(Long.parseLong(id)).name());
    }

    private Value person(String id) {
        return Value.of(id, catalogue.account(id).map(Account::displayName).orElse(id));
    }

    private static Value date(String kept) {
        return Value.of(text(kept), text(kept) + " 00:00:00.0");
    }

    private static String text(String kept) {
        return JSON.readTree(kept).asString();
    }
}
