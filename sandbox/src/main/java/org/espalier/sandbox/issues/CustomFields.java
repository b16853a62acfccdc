package org.espalier.sandbox.issues;

/** The ids of this Jira's custom fields; clients find them by the field's schema, never by number or name. */
public final class CustomFields {

    /** An epic's short name. */
    public static final String EPIC_NAME = "customfield_10011";

    /** The key of the epic; deprecated on Cloud, where the parent says it. */
    public static final String EPIC_LINK = "customfield_10014";

    /** The key of what stands above an epic; on Data Center alone, where Advanced Roadmaps brings it. */
    public static final String PARENT_LINK = "customfield_10018";

    /** An estimate. */
    public static final String STORY_POINTS = "customfield_10016";

    /** The position among all issues. */
    public static final String RANK = "customfield_10019";

    /** The sprints of an issue. */
    public static final String SPRINT = "customfield_10020";

    private CustomFields() {}
}
