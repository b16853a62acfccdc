package org.espalier.sandbox.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What kinds of switches are called on pages. */
final class SwitchKinds {

    /** What panels are called and what they are for, in the order in which a page shows them. */
    private static final Map<String, Panel> PANELS = panels();

    private record Panel(String title, String meaning) {}

    private SwitchKinds() {}

    private static Map<String, Panel> panels() {
        Map<String, Panel> panels = new LinkedHashMap<>();
        panels.put("faults", new Panel("Faults", "How badly this Jira behaves towards programs."));
        panels.put("limits", new Panel("Limits", "How many requests it takes before it answers 429."));
        panels.put("deliveries", new Panel("Deliveries to webhooks", "How badly webhooks are told of changes."));
        panels.put(
                "permissions",
                new Panel(
                        "Permissions",
                        "What projects withhold from all but administrators, on these pages too; a reset brings back what they"
                                + " withheld at first."));
        panels.put(
                "conflicts",
                new Panel(
                        "Write conflicts",
                        "The next edits and transitions of programs and on these pages meet another write."));
        panels.put(
                "stamps",
                new Panel(
                        "Stamps",
                        "What moves the date of an issue's last change, beside an edit of the issue itself."));
        panels.put("queries", new Panel("Queries", "How queries are answered where real sites differ."));
        panels.put(
                "grants",
                new Panel(
                        "Tokens of apps",
                        "How long the tokens last that apps, such as Espalier, get when somebody connects them."));
        panels.put("version", new Panel("Version", "Up to 9 webhooks are kept at another place than from 10 on."));
        return panels;
    }

    /** The title of a panel; its word where there is none. */
    static String title(String word) {
        return Optional.ofNullable(PANELS.get(word)).map(Panel::title).orElse(word);
    }

    /** What a panel is for, in a sentence. */
    static String meaning(String word) {
        return Optional.ofNullable(PANELS.get(word)).map(Panel::meaning).orElse("");
    }

    /** What the button says that asks for no switch at all. */
    static String clearing(String word) {
        return word.equals("permissions") ? "Withhold nothing" : "Back to normal";
    }

    /** Where a panel stands among the others; what has no place stands last. */
    static int place(String word) {
        int place = List.copyOf(PANELS.keySet()).indexOf(word);
        return place < 0 ? PANELS.size() : place;
    }
}
