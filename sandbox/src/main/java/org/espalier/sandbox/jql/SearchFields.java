package org.espalier.sandbox.jql;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The fields a query may name, under all their names. */
final class SearchFields {

    private static final Pattern CUSTOM = Pattern.compile("cf\\[([0-9]{1,18})]");
    /** Every field under each of its names, in lower case. */
    static final Map<String, SearchField> BY_NAME = byName();

    private final Names names;

    SearchFields(Names names) {
        this.names = names;
    }

    private static Map<String, SearchField> byName() {
        var fields = new HashMap<String, SearchField>();
        fields.put("project", ListedField.PROJECT);
        fields.put("issuetype", ListedField.ISSUE_TYPE);
        fields.put("type", ListedField.ISSUE_TYPE);
        fields.put("status", ListedField.STATUS);
        fields.put("statuscategory", ListedField.STATUS_CATEGORY);
        fields.put("key", KeyField.BY_KEY);
        fields.put("issuekey", KeyField.BY_KEY);
        fields.put("issue", KeyField.BY_KEY);
        fields.put("id", KeyField.BY_ID);
        fields.put("parent", new ParentField());
        fields.put("epic link", new EpicLinkField());
        fields.put("labels", new LabelsField());
        fields.put("created", DateField.CREATED);
        fields.put("createddate", DateField.CREATED);
        fields.put("updated", DateField.UPDATED);
        fields.put("updateddate", DateField.UPDATED);
        fields.put("summary", new SummaryField());
        fields.put("issuelinktype", new LinkTypeField());
        fields.put("rank", new RankField());
        return Map.copyOf(fields);
    }

    Optional<SearchField> find(Field field) {
        if (!field.properties().isEmpty()) {
            return Optional.empty();
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
                    .map(real -> BY_NAME.get(real.toLowerCase(Locale.ROOT)));
        }
        return Optional.ofNullable(BY_NAME.get(lower));
    }
}
