package org.espalier.sandbox.issues;

import java.time.Instant;

/**
 * One entry of an issue's history.
 *
 * @param items the changes as JSON, in Jira's form
 */
public record ChangeEntry(long id, long issueId, String author, Instant created, String items) {}
