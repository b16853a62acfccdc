package org.espalier.sandbox.webhook;

import java.util.Optional;

/**
 * What is told of one write.
 *
 * @param issue the issue by which webhooks choose; absent where they cannot choose
 * @param body JSON in Jira's form
 */
public record Notice(String event, Flow flow, Optional<Long> issue, String body) {

    /** Whether the write was meant, or followed from one that was. */
    public enum Flow {
        PRIMARY("Primary"),
        SECONDARY("Secondary");

        private final String word;

        Flow(String word) {
            this.word = word;
        }

        /** Jira's word for it. */
        public String word() {
            return word;
        }
    }
}
