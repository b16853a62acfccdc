package org.espalier.sandbox.jql;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The fields a query may name, under all their names. */
final class SearchFields {

    private static final Pattern CUSTOM = Pattern.compile("cf\\[([0-9]{1,18})]");
    /** Every field under each of its names, as people write them. */
    static final Map<String, SearchField> ALL = all();

    /** The same in lower case. */
    static final Map<String, SearchField> BY_NAME = ALL.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(
                    entry -> entry.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));

    private final Names names;

    SearchFields(Names names) {
        this.names = names;
    }

    private static Map<String, SearchField> all() {
        var fields = new TreeMap<String, SearchField>(String.CASE_INSENSITIVE_ORDER);
        put(fields, ListedField.PROJECT, "project");
        put(fields, ListedField.ISSUE_TYPE, "issuetype", "type");
        put(fields, ListedField.STATUS, "status");
        put(fields, ListedField.STATUS_CATEGORY, "statusCategory");
        put(fields, ListedField.PRIORITY, "priority");
        put(fields, ListedField.RESOLUTION, "resolution");
        put(fields, KeyField.BY_KEY, "key", "issuekey", "issue");
        put(fields, KeyField.BY_ID, "id");
        put(fields, new ParentField(), "parent");
        put(fields, new EpicLinkField(), "Epic Link");
        put(fields, new ParentLinkField(), "Parent Link");
        put(fields, new LevelField(), "hierarchyLevel");
        put(fields, new LabelsField(), "labels");
        put(fields, UserField.ASSIGNEE, "assignee");
        put(fields, UserField.REPORTER, "reporter");
        put(fields, UserField.CREATOR, "creator");
        put(fields, FollowersField.WATCHER, "watcher");
        put(fields, FollowersField.VOTER, "voter");
        put(fields, PartsField.COMPONENT, "component");
        put(fields, PartsField.FIX_VERSION, "fixVersion");
        put(fields, PartsField.AFFECTED_VERSION, "affectedVersion");
        put(fields, TextField.DESCRIPTION, "description");
        put(fields, TextField.ENVIRONMENT, "environment");
        put(fields, TextField.COMMENT, "comment");
        put(fields, TextField.ALL, "text");
        put(fields, TextField.EPIC_NAME, "Epic Name");
        put(fields, NumberField.STORY_POINTS, "Story point estimate");
        put(fields, NumberField.ORIGINAL_ESTIMATE, "originalEstimate");
        put(fields, NumberField.REMAINING_ESTIMATE, "remainingEstimate");
        put(fields, NumberField.TIME_SPENT, "timeSpent");
        put(fields, NumberField.WORK_RATIO, "workRatio");
        put(fields, DateField.CREATED, "created", "createdDate");
        put(fields, DateField.UPDATED, "updated", "updatedDate");
        put(fields, DateField.RESOLVED, "resolved", "resolutiondate");
        put(fields, new ViewedField(), "lastViewed");
        put(fields, new DueField(), "due", "duedate");
        put(fields, new SummaryField(), "summary");
        put(fields, new LinkTypeField(), "issueLinkType");
        put(fields, new SprintField(), "Sprint");
        put(fields, new RankField(), "Rank");
        put(fields, new FilterField(), "filter", "request", "savedFilter", "searchRequest");
        return Collections.unmodifiableMap(fields);
    }

    private static void put(Map<String, SearchField> fields, SearchField field, String... names) {
        for (var name : names) {
            fields.put(name, field);
        }
    }

    Optional<SearchField> find(Field field) {
        if (!field.properties().isEmpty()) {
            return PropertyField.of(field);
        }
        return switch (field) {
            case Field.Named named -> named(named.name());
            case Field.Custom custom -> named("cf[" + custom.digits() + "]");
        };
    }

    private Optional<SearchField> named(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        var custom = CUSTOM.matcher(lower);
        if (custom.matches()) {
            return Optional.ofNullable(names.customFields().get(Long.valueOf(custom.group(1))))
                    .map(real -> BY_NAME.get(real.toLowerCase(Locale.ROOT)))
                    .filter(this::exists);
        }
        return Optional.ofNullable(BY_NAME.get(lower)).filter(this::exists);
    }

    /**
     * Where parents are those of sub-tasks alone, there are no levels one could ask for, but what stands above epics.
     */
    boolean exists(SearchField field) {
        return switch (names.parents()) {
            case ON_EVERY_LEVEL -> !(field instanceof ParentLinkField);
            case OF_SUB_TASKS -> !(field instanceof LevelField);
        };
    }
}
