package org.espalier.core.sight;

import org.espalier.core.structure.IssueId;

/** A sub-task as its parent issue lists it. */
public record SubTask(IssueId id, IssueKey key, String type) {}
