package org.espalier.core.sight;

import org.espalier.core.structure.IssueId;

/**
 * A sub-task as its parent issue lists it.
 *
 * @param type the id of its issue type: several types may share a name
 */
public record SubTask(IssueId id, IssueKey key, String type) {}
