package org.espalier.server.jira;

import java.util.Locale;

/** Which limit of a site makes us wait (jira-api §15), and so what has to wait. */
enum Throttle {
    /** One issue was written to too often; only its writes wait. */
    ISSUE("one issue was changed too often in a short time"),
    /** One endpoint was asked too fast; only it waits. */
    ENDPOINT("it got too many requests of one kind"),
    /** The quota of this hour is used up; everything waits. */
    QUOTA("the quota of this hour is used up"),
    /** The pace that people set is reached; everything waits. */
    BUDGET("the pace set for this connection allows no more"),
    /** The site is up and does nothing for now, as during maintenance; everything waits. */
    BUSY("it said that it is busy or under maintenance"),
    /** The site tells no reason that is known here; everything waits, which is never wrong. */
    UNSAID("it got too many requests");

    private final String cause;

    Throttle(String cause) {
        this.cause = cause;
    }

    /** By the header RateLimit-Reason. */
    static Throttle reasoned(String reason) {
        var said = reason.strip().toLowerCase(Locale.ROOT);
        return switch (said) {
            case "jira-per-issue-on-write" -> ISSUE;
            case "jira-burst-based" -> ENDPOINT;
            default -> said.startsWith("jira-quota-") ? QUOTA : UNSAID;
        };
    }

    /** As it goes behind "because". */
    String cause() {
        return cause;
    }
}
