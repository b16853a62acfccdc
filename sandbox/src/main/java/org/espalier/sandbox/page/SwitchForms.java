package org.espalier.sandbox.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.espalier.sandbox.fault.SwitchPanel;
import org.springframework.util.MultiValueMap;
import org.springframework.util.StringUtils;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Switches as forms, and forms as switches, without knowing what they mean. */
final class SwitchForms {

    private SwitchForms() {}

    /** The form of a panel; one that asks the same of many things is a table. */
    static String form(SwitchPanel panel) {
        String fields = isMatrix(panel) ? matrix(panel) : fields(panel);
        return "<form class=\"grid\" method=\"post\" action=\"/switches/" + panel.word() + "\">" + fields
                + "<div class=\"end\"><button>Apply</button><button name=\"clear\" value=\"true\">"
                + Markup.escaped(SwitchKinds.clearing(panel.word())) + "</button></div></form>";
    }

    /** The form as the body of a request; a number that is none stays a text, which is then refused by its name. */
    static ObjectNode body(SwitchPanel panel, MultiValueMap<String, String> form) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        panel.values().forEach((name, value) -> {
            String given = Optional.ofNullable(form.getFirst(name)).orElse("").strip();
            boolean chosen = panel.choices().containsKey(name);
            switch (value) {
                case Boolean flag -> body.put(name, given.equals("true"));
                case List<?> list
                when chosen -> form.getOrDefault(name, List.of()).forEach(body.putArray(name)::add);
                case List<?> list -> {
                    ArrayNode words = body.putArray(name);
                    Arrays.stream(given.split(","))
                            .map(String::strip)
                            .filter(word -> !word.isEmpty())
                            .forEach(words::add);
                }
                case String text when given.isEmpty() -> body.putNull(name);
                case String text when chosen -> body.put(name, given);
                default -> putNumber(body, name, given);
            }
        });
        return body;
    }

    private static void putNumber(ObjectNode body, String name, String given) {
        try {
            body.put(name, Long.parseLong(given));
        } catch (NumberFormatException notANumber) {
            body.put(name, given);
        }
    }

    private static boolean isMatrix(SwitchPanel panel) {
        return panel.values().entrySet().stream()
                .allMatch(entry ->
                        entry.getValue() instanceof List<?> && panel.choices().containsKey(entry.getKey()));
    }

    private static String matrix(SwitchPanel panel) {
        List<String> heads = new ArrayList<>(List.of(""));
        panel.choices().values().stream()
                .limit(1)
                .flatMap(List::stream)
                .map(word -> StringUtils.capitalize(words(word)))
                .forEach(heads::add);
        List<List<String>> rows = new ArrayList<>();
        panel.values().forEach((name, value) -> {
            List<String> row = new ArrayList<>(List.of(Markup.escaped(name)));
            for (String word : panel.choices().getOrDefault(name, List.of())) {
                row.add(Markup.box(
                        name + ": " + words(word), name, word, value instanceof List<?> list && list.contains(word)));
            }
            rows.add(row);
        });
        return "<div class=\"wide\">" + Markup.table(heads, rows) + "</div>";
    }

    private static String fields(SwitchPanel panel) {
        return panel.values().entrySet().stream()
                .map(entry -> field(panel, entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
    }

    /** A switch with the sentence that says what it does, which is read out with it. */
    private static String field(SwitchPanel panel, String name, Object value) {
        SwitchWords words = SwitchWords.of(name);
        String hint = "about-" + panel.word() + "-" + name;
        String more = "aria-describedby=\"" + hint + "\"";
        List<String> choices = panel.choices().getOrDefault(name, List.of());
        String input = switch (value) {
            case Boolean flag -> Markup.checkbox(words.label(), name, flag, more);
            case List<?> list ->
                Markup.text(
                        words.label(),
                        name,
                        list.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                        more);
            case String text
            when !choices.isEmpty() -> Markup.select(words.label(), name, text, choices(choices), more);
            case String text -> Markup.text(words.label(), name, text, more);
            default -> Markup.text(words.label(), name, String.valueOf(value), "inputmode=\"numeric\" " + more);
        };
        return "<div>" + input + "<p class=\"hint\" id=\"" + hint + "\">" + Markup.escaped(words.meaning())
                + "</p></div>";
    }

    private static List<Markup.Choice> choices(List<String> choices) {
        return choices.stream()
                .map(word -> new Markup.Choice(word, word.isEmpty() ? "what it should" : words(word)))
                .toList();
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
