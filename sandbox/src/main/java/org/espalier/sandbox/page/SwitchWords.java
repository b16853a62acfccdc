package org.espalier.sandbox.page;

import java.util.Map;

/**
 * What one switch says to people.
 *
 * @param meaning in a sentence what it does; empty for a field that is no switch, but named in a refusal
 */
record SwitchWords(String label, String meaning) {

    private static final Map<String, SwitchWords> ALL = Map.ofEntries(
            Map.entry(
                    "latencyMillis",
                    new SwitchWords("Slow answers: milliseconds", "Every answer of the API comes that much later.")),
            Map.entry(
                    "rateLimitPercent",
                    new SwitchWords(
                            "Rate limit: % of requests",
                            "That share is refused with 429, as by a Jira that is asked too much at once.")),
            Map.entry(
                    "errorPercent",
                    new SwitchWords(
                            "Errors: % of requests",
                            "That share is answered with 500, 502, 503 or 504, and nothing is done.")),
            Map.entry(
                    "timeoutAfterCommitPercent",
                    new SwitchWords(
                            "Lost answers: % of writes",
                            "That share of changes is made, but the answer never arrives: the sender cannot know whether it was.")),
            Map.entry(
                    "searchLagMillis",
                    new SwitchWords(
                            "Late search: milliseconds",
                            "A search learns of a change that much later; an issue that is read by itself shows it at once.")),
            Map.entry(
                    "searchFlickerPercent",
                    new SwitchWords(
                            "Search falls back: % of searches",
                            "That share of late searches shows a state twice as old; the next may show the newer one again.")),
            Map.entry(
                    "shortPagePercent",
                    new SwitchWords(
                            "Half-full pages: % of a search",
                            "That share of pages holds fewer issues than it could, although more follow.")),
            Map.entry(
                    "emptyPagePercent",
                    new SwitchWords(
                            "Empty pages: % of a search",
                            "That share of pages holds no issue at all, although more follow.")),
            Map.entry(
                    "repeatedPagePercent",
                    new SwitchWords("Repeated pages: % of a search", "That share of pages comes a second time.")),
            Map.entry(
                    "shuffledLinksPercent",
                    new SwitchWords(
                            "Links in another order: % of issues",
                            "That share tells the same links in another order, which means nothing.")),
            Map.entry(
                    "hideProjects",
                    new SwitchWords(
                            "Withdraw permission: projects",
                            "Keys with commas between them. Nobody sees these projects through the API; these pages still show them.")),
            Map.entry(
                    "deadToken",
                    new SwitchWords(
                            "Refuse all credentials",
                            "Every token and password counts as wrong, as when it has expired.")),
            Map.entry(
                    "deadTokenAfter",
                    new SwitchWords(
                            "Refuse credentials after so many requests",
                            "They work that many times and then no more; 0 for never.")),
            Map.entry(
                    "tokenDenied",
                    new SwitchWords(
                            "Say that signing in is barred",
                            "Refused credentials are told as barred, as after too many wrong passwords, and not as wrong.")),
            Map.entry(
                    "rankRefusalPercent",
                    new SwitchWords(
                            "Rank refused: % of issues",
                            "That share of the issues in a request cannot be ranked at the moment; the others are.")),
            Map.entry(
                    "denyScheduling",
                    new SwitchWords(
                            "Forbid ranking: projects",
                            "Keys with commas between them. Nobody has the permission to rank their issues.")),
            Map.entry(
                    "hideLinks",
                    new SwitchWords(
                            "Leave links out: projects",
                            "Keys with commas between them. Their issues are told without their links, as where that field is hidden.")),
            Map.entry(
                    "showUnseenLinks",
                    new SwitchWords(
                            "Show links to what cannot be seen",
                            "A link is told although its other end is hidden from whoever asks; otherwise it is left out.")),
            Map.entry(
                    "linkingOff",
                    new SwitchWords(
                            "Switch linking off",
                            "As an administrator can: no issue shows links, and every call about links or their types is answered with 404.")),
            Map.entry(
                    "mostLinks",
                    new SwitchWords(
                            "Jira Cloud: links of an issue",
                            "Where an issue has that many, another one is refused with 413; 0 for no limit.")),
            Map.entry(
                    "swallowParents",
                    new SwitchWords(
                            "Swallow parents: projects",
                            "Keys with commas between them. An edit of the parent or epic of their issues is accepted, and nothing changes, as where the field is not on the screen.")),
            Map.entry(
                    "outage",
                    new SwitchWords(
                            "Answer everything with",
                            "A page for people, or a request for patience, in the place of every answer of the API.")),
            Map.entry(
                    "seed",
                    new SwitchWords(
                            "Seed of the dice",
                            "With the same number the same requests are struck again; empty for chance.")),
            Map.entry(
                    "pointsPerHour",
                    new SwitchWords(
                            "Points an hour for all sites",
                            "Only apps pay, not people with an API token: 1 for a write; 1 for a read and 1 for each object, 2 for each person or permission. Who has spent them waits for the next hour; 0 for no limit.")),
            Map.entry(
                    "tenantPointsPerHour",
                    new SwitchWords(
                            "Points an hour for this site",
                            "The same, told as the limit of this site alone; 0 for no limit.")),
            Map.entry(
                    "burstPercent",
                    new SwitchWords(
                            "Bursts: % of Jira's own",
                            "100 takes as many requests in a second as Jira Cloud does; 0 for no limit.")),
            Map.entry(
                    "writesPerIssue",
                    new SwitchWords(
                            "Writes of one issue in two seconds",
                            "And five times as many in thirty seconds; 0 for no limit.")),
            Map.entry(
                    "userTokens",
                    new SwitchWords(
                            "Data Center: requests saved up", "A user may make that many at once; 0 for no limit.")),
            Map.entry(
                    "userFill",
                    new SwitchWords(
                            "Data Center: requests that come back", "That many come back after each interval.")),
            Map.entry(
                    "userIntervalSeconds",
                    new SwitchWords("Data Center: interval in seconds", "How long an interval is.")),
            Map.entry(
                    "droppedPercent",
                    new SwitchWords(
                            "Lost: % of deliveries",
                            "That share is never sent: the receiver has to notice the change by itself.")),
            Map.entry(
                    "doubledPercent",
                    new SwitchWords(
                            "Told twice: % of deliveries", "That share comes again under the same identifier.")),
            Map.entry(
                    "heldBackPercent",
                    new SwitchWords(
                            "Held back: % of deliveries", "That share waits until later ones have overtaken it.")),
            Map.entry(
                    "heldBackMillis",
                    new SwitchWords("Held back for: milliseconds", "How long those wait that are held back.")),
            Map.entry(
                    "forgedPercent",
                    new SwitchWords(
                            "Forged: % of deliveries",
                            "That share bears the signature of somebody who does not know the secret.")),
            Map.entry(
                    "delayMillis",
                    new SwitchWords(
                            "Delay of each: milliseconds", "Every delivery waits that long before it is sent.")),
            Map.entry(
                    "retryMillis",
                    new SwitchWords(
                            "Second try after: milliseconds",
                            "What was not taken is sent again after that long; each further wait is twice the one before.")),
            Map.entry(
                    "tries",
                    new SwitchWords(
                            "Tries of each",
                            "From 1 to 5. Jira Cloud tries five times; a Data Center can lose what it tells once.")),
            Map.entry(
                    "timeoutMillis",
                    new SwitchWords(
                            "Patience: milliseconds",
                            "After it, a receiver that has not answered counts as one that failed.")),
            Map.entry(
                    "tellRanks",
                    new SwitchWords("A new rank is told as an update", "Whether real sites tell it is not known.")),
            Map.entry(
                    "tellLinks",
                    new SwitchWords(
                            "A link is told as an update of its issues",
                            "In addition to the event of the link itself.")),
            Map.entry(
                    "accessTokenSeconds",
                    new SwitchWords("Access tokens last: seconds", "After it, an app has to renew its token.")),
            Map.entry(
                    "secondsAhead",
                    new SwitchWords(
                            "Their clock is ahead: seconds",
                            "Lets time pass for the tokens alone, so that one sees at once what happens in an hour or in months.")),
            Map.entry("link", new SwitchWords("A link", "Made or removed, it moves the date of both its ends.")),
            Map.entry(
                    "epicChild",
                    new SwitchWords("A child of an epic", "Joining or leaving, it moves the date of the epic.")),
            Map.entry(
                    "subTask",
                    new SwitchWords("A sub-task", "Coming or going, it moves the date of the issue above it.")),
            Map.entry("rank", new SwitchWords("A new rank", "Moving an issue in the order of all moves its date.")),
            Map.entry("comment", new SwitchWords("A comment", "Moves the date of the issue it is about.")),
            Map.entry(
                    "property",
                    new SwitchWords("A property", "Set or deleted by an app, it moves the date of its issue.")),
            Map.entry(
                    "migration",
                    new SwitchWords("Another workflow", "Moves the dates of the issues whose status it replaces.")),
            Map.entry(
                    "wholeWords",
                    new SwitchWords(
                            "Whole words", "A text is found by its words alone: \"test\" does not find \"testing\".")),
            Map.entry(
                    "wholeMinutes",
                    new SwitchWords(
                            "Whole minutes", "Dates are compared by the minute: a stamp of 10:03:11 equals 10:03.")),
            Map.entry(
                    "versionsByName",
                    new SwitchWords(
                            "Versions by name",
                            "The operator ~ finds versions by their name, or with * by its beginning.")),
            Map.entry(
                    "shuffled",
                    new SwitchWords("Shuffled", "Without ORDER BY issues come in an order that nobody would guess.")),
            Map.entry(
                    "weekStart",
                    new SwitchWords("First day of a week", "From it on count startOfWeek() and endOfWeek().")),
            Map.entry(
                    "next",
                    new SwitchWords(
                            "Writes that are refused from now on",
                            "That many edits and transitions are answered with 409, as if somebody else had changed the issue in that moment.")),
            Map.entry(
                    "version",
                    new SwitchWords(
                            "Version of Data Center",
                            "Three numbers, such as 9.12.5; empty for the usual one. From 11 on it takes tokens and no passwords.")),
            Map.entry("parentId", new SwitchWords("Parent", "")),
            Map.entry("resolution", new SwitchWords("Resolution", "")));

    /** The words of a switch; its name alone where it has none. */
    static SwitchWords of(String name) {
        return ALL.getOrDefault(name, new SwitchWords(name, ""));
    }
}
