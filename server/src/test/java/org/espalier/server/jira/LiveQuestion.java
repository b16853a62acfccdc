package org.espalier.server.jira;

import java.util.Locale;

/** What only a real Jira answers: the points of jira-api 23, each in as many parts as have answers of their own. */
enum LiveQuestion {
    RANK_STAMP(1, "A rank moves updated"),
    RANK_HISTORY(1, "A rank adds an entry to the history"),
    RANK_EVENTS(1, "Events that a rank fires"),
    LINK_SOURCE(2, "A new link moves updated of its source"),
    LINK_DESTINATION(2, "A new link moves updated of its destination"),
    LINK_EVENTS(2, "Events that a new link fires"),
    UNLINK_SOURCE(2, "Its removal moves updated of its source"),
    UNLINK_DESTINATION(2, "Its removal moves updated of its destination"),
    UNLINK_EVENTS(2, "Events that its removal fires"),
    SUB_TASK_MADE(3, "A new sub-task moves updated of its parent"),
    SUB_TASK_LEAVES(3, "A sub-task that moves moves updated of the parent it leaves"),
    SUB_TASK_JOINS(3, "A sub-task that moves moves updated of the parent it joins"),
    SUB_TASK_CONVERTED(3, "A sub-task becomes a standard issue by an edit"),
    SUB_TASK_CONVERTED_STAMP(3, "A sub-task that becomes a standard issue moves updated of its parent"),
    EPIC_CHILD(3, "A child that joins moves updated of its epic"),
    DEPLOYMENT(4, "deploymentType"),
    SUB_TASK_PARENT(5, "A sub-task takes another parent"),
    HISTORY_IN_SEARCH(6, "Entries of a history that a search shows"),
    PAGE_TOKEN(6, "An old page token"),
    LONGEST_PAGE(7, "The longest page"),
    DATE_WITH_OFFSET(8, "A date with an offset"),
    DATE_IN_MILLISECONDS(8, "A date in milliseconds"),
    HIDDEN_LINKS(9, "Links shown of an issue that has hidden ones, too"),
    QUIET_EDIT(10, "An edit with notifyUsers=false"),
    SEARCH_LATE(11, "Search misses an own write for"),
    SEARCH_FORGETS(11, "Later searches that miss it again"),
    EPIC_ELSEWHERE(12, "An epic in another project"),
    /** Beyond the points, as are all that follow. */
    TRANSITION_WRITTEN(0, "A transition by the connector"),
    RANK_WRITTEN(0, "A rank by the connector");

    private final int point;
    private final String words;

    LiveQuestion(int point, String words) {
        this.point = point;
        this.words = words;
    }

    /** The number of its point; 0 for none. */
    int point() {
        return point;
    }

    /** A row of the table. */
    String row(String answer) {
        return String.format(Locale.ROOT, "| %s%s | %s |%n", point == 0 ? "" : point + ". ", words, answer);
    }
}
