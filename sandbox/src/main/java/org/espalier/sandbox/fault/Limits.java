package org.espalier.sandbox.fault;

import java.util.Optional;

/**
 * How much this Jira takes before it answers 429, as Jira's own limits do (jira-api.md §15). Points count for apps
 * alone, everything else for whoever asks.
 *
 * @param burstPercent how large the bursts are that each call takes, of a hundred of Jira's own; 0 for any
 * @param writesPerIssue how many writes an issue takes in two seconds; five times as many in thirty; 0 for any
 */
public record Limits(Optional<Quota> quota, int burstPercent, int writesPerIssue, Optional<PerUser> perUser) {

    /** No limit at all. */
    public static final Limits NONE = new Limits(Optional.empty(), 0, 0, Optional.empty());

    /** Points in an hour. */
    public record Quota(int points, Shared shared) {}

    /** Who uses up a quota together. */
    public enum Shared {
        /** All sites of an app. */
        GLOBAL("jira-quota-global-based"),
        /** The users of one site. */
        TENANT("jira-quota-tenant-based");

        private final String reason;

        Shared(String reason) {
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    /** Data Center's own limit: a bucket of each user, told in the headers of every answer. */
    public record PerUser(int tokens, int fill, int intervalSeconds) {}
}
