package org.espalier.sandbox.issues;

import java.time.Instant;
import java.util.Optional;

/**
 * What somebody said about an issue.
 *
 * @param body as JSON: an Atlassian document, or a string of wiki text
 */
public record Comment(long id, Hand hand, String body, Instant created, Instant updated) {

    /**
     * Whose it is, by the ids of accounts.
     *
     * @param editor who last changed it, if that was somebody else
     */
    public record Hand(String author, Optional<String> editor) {

        /** Who wrote it as it is now. */
        public String last() {
            return editor.orElse(author);
        }
    }
}
