package org.espalier.sandbox.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.espalier.sandbox.fault.SwitchPanel;
import org.espalier.sandbox.issues.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Every switch of the sandbox as a form that shows how it stands. */
@RestController
class SwitchController {

    private static final Map<String, String> TITLES =
            Map.of("faults", "Faults", "limits", "Limits", "deliveries", "Deliveries to webhooks");

    private final List<SwitchPanel> panels;
    private final Persons persons;

    SwitchController(List<SwitchPanel> panels, Persons persons) {
        this.panels = List.copyOf(panels);
        this.persons = persons;
    }

    @GetMapping("/switches")
    ResponseEntity<String> switches(@CookieValue(Persons.COOKIE) Optional<String> person) {
        return shown(HttpStatus.OK, person, Optional.empty());
    }

    @PostMapping("/switches/{panel}")
    ResponseEntity<String> set(
            @PathVariable("panel") String word,
            @CookieValue(Persons.COOKIE) Optional<String> person,
            @RequestParam MultiValueMap<String, String> form) {
        Optional<SwitchPanel> panel =
                panels.stream().filter(one -> one.word().equals(word)).findFirst();
        if (panel.isEmpty()) {
            return shown(HttpStatus.NOT_FOUND, person, Optional.of("There are no switches called " + word + "."));
        }
        try {
            panel.get()
                    .replace(
                            form.containsKey("clear")
                                    ? JsonNodeFactory.instance.objectNode()
                                    : body(panel.get(), form));
            return Answers.goTo("/switches");
        } catch (Refusal refusal) {
            return shown(HttpStatus.BAD_REQUEST, person, Optional.of(Answers.sentence(refusal)));
        }
    }

    /** The form as the body of a request; a number that is none stays a text, which is then refused by its name. */
    private static ObjectNode body(SwitchPanel panel, MultiValueMap<String, String> form) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        panel.values().forEach((name, value) -> {
            String given = Optional.ofNullable(form.getFirst(name)).orElse("").strip();
            switch (value) {
                case Boolean flag -> body.put(name, given.equals("true"));
                case List<?> list -> {
                    ArrayNode words = body.putArray(name);
                    Arrays.stream(given.split(","))
                            .map(String::strip)
                            .filter(word -> !word.isEmpty())
                            .forEach(words::add);
                }
                case String text when given.isEmpty() -> body.putNull(name);
                case String text when panel.choices().containsKey(name) -> body.put(name, given);
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

    private ResponseEntity<String> shown(HttpStatus status, Optional<String> person, Optional<String> message) {
        String forms = panels.stream().map(SwitchController::form).collect(Collectors.joining("\n"));
        return Answers.page(
                status,
                Markup.page(
                        "Switches",
                        Markup.message(message)
                                + "<p class=\"muted\">How badly this Jira behaves. Programs set the same by"
                                + " <code>PUT /sandbox/faults</code>, <code>/sandbox/limits</code> and"
                                + " <code>/sandbox/deliveries</code>.</p>"
                                + forms,
                        persons.choice(persons.named(person.orElse("")))));
    }

    private static String form(SwitchPanel panel) {
        List<String> fields = new ArrayList<>();
        panel.values().forEach((name, value) -> fields.add(field(panel, name, value)));
        return "<h2>" + TITLES.getOrDefault(panel.word(), panel.word()) + "</h2>"
                + "<form class=\"grid\" method=\"post\" action=\"/switches/" + panel.word() + "\">"
                + String.join("", fields)
                + "<div class=\"end\"><button>Apply</button><button name=\"clear\" value=\"true\">Back to"
                + " normal</button></div></form>";
    }

    private static String field(SwitchPanel panel, String name, Object value) {
        String label = SwitchLabels.of(name);
        return switch (value) {
            case Boolean flag -> Markup.checkbox(label, name, flag);
            case List<?> list ->
                Markup.text(label, name, list.stream().map(String::valueOf).collect(Collectors.joining(", ")), "");
            case String text
            when panel.choices().containsKey(name) ->
                Markup.select(
                        label,
                        name,
                        text,
                        panel.choices().get(name).stream()
                                .map(word -> new Markup.Choice(word, word.isEmpty() ? "what it should" : words(word)))
                                .toList());
            default -> Markup.text(label, name, String.valueOf(value), "inputmode=\"numeric\"");
        };
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
