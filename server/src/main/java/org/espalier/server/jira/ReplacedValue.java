package org.espalier.server.jira;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.espalier.core.change.Change;
import org.espalier.server.jira.Shapes.HistoryItem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/**
 * The value that a write to a field replaced, told from what the history says of that write.
 *
 * <p>A history tells values by number, as text for people, or both, and of lists it tells what came and what went
 * (jira-api §7). Which of these a field means is taken from what was written itself: only where that is told exactly,
 * the other side is believed. Of a rich text at Cloud it never is, since the field is a document and the history tells
 * wiki text.
 *
 * @param text as {@link FieldText} has it
 * @param name as people read it; empty for no value
 */
record ReplacedValue(String text, String name) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * What was replaced, if it can be told.
     *
     * @param items what one entry says of the field; of versions and components one item each
     * @param known everything that the history says of the field, for the names of what stayed
     */
    static Optional<ReplacedValue> of(Change.FieldSet written, List<HistoryItem> items, List<HistoryItem> known) {
        var before = node(written.before());
        var after = node(written.after());
        var form = after.isNull() ? before : after;
        var item = items.getFirst();
        if (form.isString()) {
            return line(after.asString(""), item);
        }
        if (form.isNumber()) {
            return number(after, item);
        }
        if (form.isArray()) {
            return form.get(0).isString() ? words(after, item) : numbers(after, items, known);
        }
        return Stream.of("accountId", "id")
                .filter(name -> form.size() == 1 && form.has(name))
                .findFirst()
                .flatMap(name -> one(name, after, item));
    }

    private static JsonNode node(String text) {
        return text.isEmpty() ? NullNode.getInstance() : JSON.readTree(text);
    }

    /** A day is told by its number, any other line by its text. */
    private static Optional<ReplacedValue> line(String after, HistoryItem item) {
        if (!after.equals(text(item.toText())) && !after.equals(text(item.to()))) {
            return Optional.empty();
        }
        var byNumber = after.isEmpty() ? !text(item.from()).isEmpty() : !after.equals(text(item.toText()));
        var from = text(byNumber ? item.from() : item.fromString());
        return Optional.of(new ReplacedValue(from.isEmpty() ? "" : JSON.writeValueAsString(from), from));
    }

    private static Optional<ReplacedValue> number(JsonNode after, HistoryItem item) {
        if (!same(after, text(item.toText()))) {
            return Optional.empty();
        }
        var from = text(item.fromString());
        return from.isEmpty()
                ? Optional.of(new ReplacedValue("", ""))
                : Numbers.decimal(from).map(told -> new ReplacedValue(FieldText.of(told), from));
    }

    private static boolean same(JsonNode value, String told) {
        return value.isNull()
                ? told.isEmpty()
                : Numbers.decimal(told).equals(Optional.of(Numbers.plain(value.decimalValue())));
    }

    private static Optional<ReplacedValue> one(String name, JsonNode after, HistoryItem item) {
        if (!after.path(name).asString("").equals(text(item.to()))) {
            return Optional.empty();
        }
        var from = text(item.from());
        return Optional.of(new ReplacedValue(
                from.isEmpty() ? "" : JSON.writeValueAsString(Map.of(name, from)), text(item.fromString())));
    }

    /** The whole set before and after. */
    private static Optional<ReplacedValue> words(JsonNode after, HistoryItem item) {
        var written = after.valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        if (!written.equals(split(text(item.toText())))) {
            return Optional.empty();
        }
        return Optional.of(
                new ReplacedValue(list(split(text(item.fromString())), word -> word), text(item.fromString())));
    }

    private static Set<String> split(String words) {
        return Arrays.stream(words.split("\\s+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    /** What went is put back, and what came is taken out again. */
    private static Optional<ReplacedValue> numbers(JsonNode after, List<HistoryItem> items, List<HistoryItem> known) {
        var ids = after.valueStream().map(each -> each.path("id").asString("")).collect(Collectors.toSet());
        var came = items.stream().map(item -> numbers(item.to())).toList();
        var went = items.stream().map(item -> numbers(item.from())).toList();
        var told = Stream.concat(came.stream(), went.stream()).allMatch(Optional::isPresent);
        if (!told || !came.stream().allMatch(each -> ids.containsAll(each.orElseThrow()))) {
            return Optional.empty();
        }
        var replaced = new TreeSet<>(ids);
        came.forEach(each -> replaced.removeAll(each.orElseThrow()));
        went.forEach(each -> replaced.addAll(each.orElseThrow()));
        var names = names(known);
        return Optional.of(new ReplacedValue(
                list(replaced, id -> Map.of("id", id)),
                replaced.stream().map(id -> names.getOrDefault(id, id)).collect(Collectors.joining(", "))));
    }

    private static Optional<Set<String>> numbers(@Nullable String text) {
        return text(text).isEmpty()
                ? Optional.of(Set.of())
                : Optional.of(text(text))
                        .map(told -> Set.of(told.split(", ?")))
                        .filter(told ->
                                told.stream().allMatch(each -> Numbers.of(each).isPresent()));
    }

    private static Map<String, String> names(List<HistoryItem> known) {
        var names = new HashMap<String, String>();
        for (var item : known) {
            names.put(text(item.from()), text(item.fromString()));
            names.put(text(item.to()), text(item.toText()));
        }
        return names;
    }

    private static String list(Collection<String> values, Function<String, Object> form) {
        return FieldText.of(JSON.valueToTree(values.stream().map(form).toList()));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
