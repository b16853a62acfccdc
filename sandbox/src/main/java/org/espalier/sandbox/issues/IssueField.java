package org.espalier.sandbox.issues;

import java.util.Arrays;
import java.util.Optional;

/** A field of issues that people set; where an issue stands is not among them, see {@link Placement}. */
public enum IssueField {
    SUMMARY("summary", "summary", Kind.TEXT),
    LABELS("labels", "labels", Kind.WORDS),
    PRIORITY("priority", "priority", Kind.TERM),
    RESOLUTION("resolution", "resolution", Kind.TERM),
    ASSIGNEE("assignee", "assignee", Kind.PERSON),
    REPORTER("reporter", "reporter", Kind.PERSON),
    FIX_VERSIONS("fixVersions", "Fix Version", Kind.TERMS),
    VERSIONS("versions", "Version", Kind.TERMS),
    COMPONENTS("components", "Component", Kind.TERMS),
    DESCRIPTION("description", "description", Kind.RICH_TEXT),
    ENVIRONMENT("environment", "environment", Kind.RICH_TEXT),
    DUE_DATE("duedate", "duedate", Kind.DATE),
    STORY_POINTS(CustomFields.STORY_POINTS, "Story point estimate", Kind.NUMBER),
    EPIC_NAME(CustomFields.EPIC_NAME, "Epic Name", Kind.KEPT_TEXT);

    /** What a field holds. */
    public enum Kind {
        /** One line of text, in a column of its own. */
        TEXT,
        /** One thing of the vocabulary. */
        TERM,
        /** Several things of the vocabulary, in the order in which they were given. */
        TERMS,
        /** A set of words. */
        WORDS,
        /** An account. */
        PERSON,
        /** A text with marks, as JSON: an Atlassian document, or a string of wiki text. */
        RICH_TEXT,
        /** A day, as JSON. */
        DATE,
        /** A number, as JSON. */
        NUMBER,
        /** One line of text, as JSON. */
        KEPT_TEXT;

        /** Whether the field holds a list. */
        public boolean many() {
            return this == TERMS || this == WORDS;
        }
    }

    private final String id;
    private final String historyName;
    private final Kind kind;

    IssueField(String id, String historyName, Kind kind) {
        this.id = id;
        this.historyName = historyName;
        this.kind = kind;
    }

    /** The field with that id. */
    public static Optional<IssueField> withId(String id) {
        return Arrays.stream(values()).filter(field -> field.id.equals(id)).findFirst();
    }

    /** Jira's id for it. */
    public String id() {
        return id;
    }

    /** What the history calls it. */
    public String historyName() {
        return historyName;
    }

    /** What it holds. */
    public Kind kind() {
        return kind;
    }

    /** Its name in the data that the store keeps as JSON; absent where it has a column. */
    Optional<String> keptAs() {
        return switch (this) {
            case DESCRIPTION, ENVIRONMENT -> Optional.of(id);
            case DUE_DATE -> Optional.of("dueDate");
            case STORY_POINTS -> Optional.of("storyPoints");
            case EPIC_NAME -> Optional.of("epicName");
            case SUMMARY, PRIORITY, RESOLUTION, LABELS, ASSIGNEE, REPORTER, FIX_VERSIONS, VERSIONS, COMPONENTS ->
                Optional.empty();
        };
    }
}
