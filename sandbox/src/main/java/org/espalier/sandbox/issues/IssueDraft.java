package org.espalier.sandbox.issues;

/** An issue that a request wants to have made: with the fields that the edit would give to an issue that has none. */
public record IssueDraft(Project project, IssueType type, IssueEdit edit) {}
