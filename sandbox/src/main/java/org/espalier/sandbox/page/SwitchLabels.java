package org.espalier.sandbox.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What switches are called on pages. */
final class SwitchLabels {

    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("latencyMillis", "Slow answers: milliseconds before each"),
            Map.entry("rateLimitPercent", "Rate limit: answers of a hundred that are 429"),
            Map.entry("errorPercent", "Errors: answers of a hundred from 500 on"),
            Map.entry("timeoutAfterCommitPercent", "Lost answers: of a hundred writes that were done"),
            Map.entry("searchLagMillis", "Search lags behind: milliseconds"),
            Map.entry("searchFlickerPercent", "Search goes back again: of a hundred searches"),
            Map.entry("shortPagePercent", "Pages of a search that are half full, of a hundred"),
            Map.entry("emptyPagePercent", "Pages of a search that are empty, of a hundred"),
            Map.entry("repeatedPagePercent", "Pages of a search that come again, of a hundred"),
            Map.entry("shuffledLinksPercent", "Issues whose links come in another order, of a hundred"),
            Map.entry("hideProjects", "Withdraw permission: keys of projects, with commas"),
            Map.entry("deadToken", "Refuse all credentials"),
            Map.entry("deadTokenAfter", "Refuse them after so many requests (0: never)"),
            Map.entry("tokenDenied", "Say that signing in is barred"),
            Map.entry("rankRefusalPercent", "Issues of a hundred that cannot be ranked"),
            Map.entry("denyScheduling", "Forbid ranking: keys of projects, with commas"),
            Map.entry("hideLinks", "Leave the links out: keys of projects, with commas"),
            Map.entry("outage", "Answer everything with"),
            Map.entry("seed", "Seed of the dice (empty: none)"),
            Map.entry("pointsPerHour", "Points per hour of all sites (0: any)"),
            Map.entry("tenantPointsPerHour", "Points per hour of this site (0: any)"),
            Map.entry("burstPercent", "Bursts, of a hundred of Jira's own (0: any)"),
            Map.entry("writesPerIssue", "Writes per issue in two seconds (0: any)"),
            Map.entry("userTokens", "Data Center: requests a user may save up (0: any)"),
            Map.entry("userFill", "Data Center: requests that come back"),
            Map.entry("userIntervalSeconds", "Data Center: in so many seconds"),
            Map.entry("droppedPercent", "Lost, of a hundred"),
            Map.entry("doubledPercent", "Told twice, of a hundred"),
            Map.entry("heldBackPercent", "Held back, of a hundred"),
            Map.entry("heldBackMillis", "Held back for: milliseconds"),
            Map.entry("forgedPercent", "With a forged signature, of a hundred"),
            Map.entry("delayMillis", "Delay of each: milliseconds"),
            Map.entry("retryMillis", "Before the second try: milliseconds"),
            Map.entry("timeoutMillis", "Patience with the receiver: milliseconds"),
            Map.entry("accessTokenSeconds", "Access tokens last: seconds"),
            Map.entry("secondsAhead", "Their clock is ahead by: seconds"),
            Map.entry("tellRanks", "A new rank counts as an update"),
            Map.entry("tellLinks", "A link counts as an update of its issues"),
            Map.entry("link", "A link: both its ends"),
            Map.entry("epicChild", "An issue that joins or leaves an epic: the epic"),
            Map.entry("subTask", "A sub-task that comes or goes: the issue above it"),
            Map.entry("rank", "A new rank"),
            Map.entry("comment", "A comment"),
            Map.entry("property", "A property of an issue"),
            Map.entry("migration", "Another workflow of a project: its issues"),
            Map.entry("next", "Writes that are refused from now on"),
            Map.entry("version", "Version of Data Center"),
            Map.entry("parentId", "Parent"),
            Map.entry("resolution", "Resolution"));

    /** What panels are called and what they are for, in the order in which a page shows them. */
    private static final Map<String, Panel> PANELS = panels();

    private record Panel(String title, String meaning) {}

    private SwitchLabels() {}

    private static Map<String, Panel> panels() {
        Map<String, Panel> panels = new LinkedHashMap<>();
        panels.put("faults", new Panel("Faults", "How badly this Jira behaves."));
        panels.put("limits", new Panel("Limits", "How many requests it takes."));
        panels.put("deliveries", new Panel("Deliveries to webhooks", "How badly it tells webhooks."));
        panels.put(
                "permissions",
                new Panel(
                        "Permissions",
                        "What projects withhold from all but administrators, on these pages too; a reset brings back what they"
                                + " withheld at first."));
        panels.put("conflicts", new Panel("Write conflicts", "The next edits and transitions meet another write."));
        panels.put("stamps", new Panel("Stamps", "What moves the date of the last change, beside an edit."));
        panels.put("grants", new Panel("Tokens of apps", "How soon ends what apps were given in somebody's name."));
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

    /** The label of a switch; the name itself where there is none. */
    static String of(String name) {
        return LABELS.getOrDefault(name, name);
    }
}
