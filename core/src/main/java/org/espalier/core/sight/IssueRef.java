package org.espalier.core.sight;

import org.espalier.core.structure.IssueId;

/** An issue by its number, with the key that people read. */
public record IssueRef(IssueId id, IssueKey key) {}
