package org.espalier.sandbox.issues;

import java.time.Instant;

/**
 * What somebody said about an issue.
 *
 * @param body as JSON: an Atlassian document, or a string of wiki text
 */
public record Comment(long id, String author, String body, Instant created, Instant updated) {}
