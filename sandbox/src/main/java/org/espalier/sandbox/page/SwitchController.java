package org.espalier.sandbox.page;

import java.util.Comparator;
import java.util.List;
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
import tools.jackson.databind.node.JsonNodeFactory;

/** Every switch of the sandbox as a form that shows how it stands. */
@RestController
class SwitchController {

    private final List<SwitchPanel> panels;
    private final Persons persons;

    SwitchController(List<SwitchPanel> panels, Persons persons) {
        this.panels = panels.stream()
                .sorted(Comparator.comparingInt(panel -> SwitchKinds.place(panel.word())))
                .toList();
        this.persons = persons;
    }

    @GetMapping("/switches")
    ResponseEntity<String> switches(
            @CookieValue(Persons.COOKIE) Optional<String> person, @RequestParam(defaultValue = "") String set) {
        Optional<String> done = panels.stream()
                .map(SwitchPanel::word)
                .filter(set::equals)
                .map(word -> SwitchKinds.title(word) + ": it is as you set it.")
                .findFirst();
        return shown(HttpStatus.OK, person, Markup.done(done));
    }

    @PostMapping("/switches/{panel}")
    ResponseEntity<String> set(
            @PathVariable("panel") String word,
            @CookieValue(Persons.COOKIE) Optional<String> person,
            @RequestParam MultiValueMap<String, String> form) {
        Optional<SwitchPanel> panel =
                panels.stream().filter(one -> one.word().equals(word)).findFirst();
        if (panel.isEmpty()) {
            return shown(
                    HttpStatus.NOT_FOUND,
                    person,
                    Markup.message(Optional.of("There are no switches called " + word + ".")));
        }
        try {
            panel.get()
                    .replace(
                            form.containsKey("clear")
                                    ? JsonNodeFactory.instance.objectNode()
                                    : SwitchForms.body(panel.get(), form));
            return Answers.goTo("/switches?set=" + word);
        } catch (Refusal refusal) {
            return shown(HttpStatus.BAD_REQUEST, person, Markup.message(Optional.of(Answers.sentence(refusal))));
        }
    }

    private ResponseEntity<String> shown(HttpStatus status, Optional<String> person, String message) {
        String ways = panels.stream()
                .map(panel -> Markup.link("#" + panel.word(), SwitchKinds.title(panel.word())))
                .collect(Collectors.joining(", ", "<nav aria-label=\"Kinds of switches\"><p>", "</p></nav>"));
        String forms = panels.stream()
                .map(panel -> "<h2 id=\"" + panel.word() + "\">" + SwitchKinds.title(panel.word())
                        + "</h2><p class=\"muted\">" + SwitchKinds.meaning(panel.word())
                        + " Programs set the same by <code>PUT /sandbox/" + panel.word() + "</code>.</p>"
                        + SwitchForms.form(panel))
                .collect(Collectors.joining("\n"));
        return Answers.page(
                status,
                Markup.page("Switches", message + ways + forms, persons.choice(persons.named(person.orElse("")))));
    }
}
