package org.espalier.sandbox.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.IssueEdit;
import org.espalier.sandbox.issues.IssueField;
import org.espalier.sandbox.issues.Permission;
import org.espalier.sandbox.issues.Placement;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.issues.Transition;
import org.espalier.sandbox.issues.Transition.Screen;
import org.espalier.sandbox.issues.Transitions;
import org.springframework.stereotype.Component;

/** Leads an issue through its workflow. */
@Component
class StatusActions {

    private final Reach reach;
    private final Transitions transitions;
    private final Catalogue catalogue;

    StatusActions(Reach reach, Transitions transitions, Catalogue catalogue) {
        this.reach = reach;
        this.transitions = transitions;
        this.catalogue = catalogue;
    }

    /** Takes the way of that id, with how the issue was resolved where that is asked. */
    void take(Caller person, Issue issue, String way, String resolution) {
        reach.require(person, Permission.TRANSITION_ISSUES, issue);
        Transition transition = transitions.possible(person, issue).stream()
                .filter(open -> Integer.toString(open.id()).equals(way))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest(
                        "The status stays as it is, because that way is not open to the issue, or no longer."));
        IssueEdit edit = IssueEdit.of(Placement.UNCHANGED);
        transitions.take(
                person,
                issue,
                transition,
                transition.screen() == Screen.RESOLUTION
                        ? edit.with(IssueField.RESOLUTION, List.of(resolved(resolution)))
                        : edit);
    }

    private String resolved(String resolution) {
        return catalogue
                .resolutions()
                .withId(resolution)
                .map(known -> Long.toString(known.id()))
                .orElseThrow(() -> Refusal.badRequest(
                        "The status stays as it is, because this way asks how the issue was resolved; choose it."));
    }

    /** The ways that are open to the person, each as a button; those that ask for a resolution stand behind one. */
    String forms(Caller person, Issue issue) {
        List<Transition> open = reach.may(person, Permission.TRANSITION_ISSUES, issue)
                ? transitions.possible(person, issue)
                : List.of();
        if (open.isEmpty()) {
            return "<p>No way leads on from here for " + Markup.escaped(Reach.name(person)) + ".</p>";
        }
        List<String> forms = new ArrayList<>();
        String address = "/browse/" + issue.key() + "/status";
        buttons(open, Screen.NONE).ifPresent(buttons -> forms.add(Markup.form(address, buttons)));
        buttons(open, Screen.RESOLUTION)
                .ifPresent(buttons -> forms.add(
                        Markup.form(address, Markup.select("Resolution", "resolution", "", resolutions()) + buttons)));
        return String.join("", forms);
    }

    private List<Markup.Choice> resolutions() {
        return catalogue.resolutions().all().stream()
                .map(resolution -> new Markup.Choice(Long.toString(resolution.id()), resolution.name()))
                .toList();
    }

    private static Optional<String> buttons(List<Transition> open, Screen screen) {
        return Optional.of(open.stream()
                        .filter(transition -> transition.screen() == screen)
                        .map(transition -> Markup.button(
                                "transition",
                                Integer.toString(transition.id()),
                                transition.to().name()))
                        .collect(Collectors.joining()))
                .filter(buttons -> !buttons.isEmpty());
    }
}
