package org.espalier.sandbox.page;

import java.util.Map;

/** What switches are called on pages. */
final class SwitchLabels {

    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("latencyMillis", "Slow answers: milliseconds before each"),
            Map.entry("rateLimitPercent", "Rate limit: answers of a hundred that are 429"),
            Map.entry("errorPercent", "Errors: answers of a hundred from 500 on"),
            Map.entry("timeoutAfterCommitPercent", "Lost answers: of a hundred writes that were done"),
            Map.entry("searchLagMillis", "Search lags behind: milliseconds"),
            Map.entry("searchFlickerPercent", "Search goes back again: of a hundred searches"),
            Map.entry("hideProjects", "Withdraw permission: keys of projects, with commas"),
            Map.entry("deadToken", "Refuse all credentials"),
            Map.entry("deadTokenAfter", "Refuse them after so many requests (0: never)"),
            Map.entry("tokenDenied", "Say that signing in is barred"),
            Map.entry("rankRefusalPercent", "Issues of a hundred that cannot be ranked"),
            Map.entry("denyScheduling", "Forbid ranking: keys of projects, with commas"),
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
            Map.entry("tellRanks", "A new rank counts as an update"),
            Map.entry("tellLinks", "A link counts as an update of its issues"));

    private SwitchLabels() {}

    /** The label of a switch; the name itself where there is none. */
    static String of(String name) {
        return LABELS.getOrDefault(name, name);
    }
}
