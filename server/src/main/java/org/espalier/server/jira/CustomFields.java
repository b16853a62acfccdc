package org.espalier.server.jira;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.espalier.core.sight.Above.Relation;

/**
 * The fields of a site that synchronizers know, by their ids. They are found by what they are ({@code schema.custom})
 * and never by name or number: a site may have several fields of one name (jira-api §6).
 *
 * @param ranks the fields of all issues' order, with their names, by their numbers
 * @param epicLink says the key of an issue's epic
 * @param epicLabel an epic's short name, which no other issue has
 * @param parentLink says the key of what stands above an epic, where the field for parents does not
 */
record CustomFields(
        SortedMap<Long, String> ranks,
        Optional<String> epicLink,
        Optional<String> epicLabel,
        Optional<String> parentLink,
        Optional<String> sprint) {

    private static final String AGILE = "com.pyxis.greenhopper.jira:";
    private static final String ROADMAPS = "com.atlassian.jpo:";
    private static final String NUMBERED = "customfield_";

    /** On Cloud the field Parent Link is left alone: there it is deprecated and no text (jira-api §6). */
    static CustomFields of(Dialect dialect, Shapes.Field[] fields) {
        var ranks = new TreeMap<Long, String>();
        for (var field : fields) {
            if (is(field, AGILE + "gh-lexo-rank")) {
                number(field).ifPresent(number -> ranks.put(number, String.valueOf(field.name())));
            }
        }
        return new CustomFields(
                ranks,
                first(fields, AGILE + "gh-epic-link"),
                first(fields, AGILE + "gh-epic-label"),
                dialect.epicsAreParents() ? Optional.empty() : first(fields, ROADMAPS + "jpo-custom-field-parent"),
                first(fields, AGILE + "gh-sprint"));
    }

    /** The ids of those that tell where an issue stands. */
    List<String> ofPlaces() {
        var ids = new ArrayList<String>();
        ranks.keySet().forEach(number -> ids.add(id(number)));
        ids.addAll(ofAbove());
        return ids;
    }

    /** The ids of those that tell what stands above an issue. */
    List<String> ofAbove() {
        var ids = new ArrayList<String>();
        epicLink.ifPresent(ids::add);
        epicLabel.ifPresent(ids::add);
        parentLink.ifPresent(ids::add);
        return ids;
    }

    /** The field that says what stands above in this way; absent where the field for parents says it. */
    Optional<String> above(Relation relation) {
        return switch (relation) {
            case EPIC -> epicLink;
            case PARENT -> parentLink;
        };
    }

    static String id(long number) {
        return NUMBERED + number;
    }

    private static Optional<String> first(Shapes.Field[] fields, String custom) {
        return Arrays.stream(fields)
                .filter(field -> is(field, custom))
                .flatMap(field -> Optional.ofNullable(field.id()).stream())
                .findFirst();
    }

    private static boolean is(Shapes.Field field, String custom) {
        var schema = field.schema();
        return schema != null && custom.equals(schema.custom());
    }

    private static Optional<Long> number(Shapes.Field field) {
        return Optional.ofNullable(field.id())
                .filter(id -> id.startsWith(NUMBERED))
                .flatMap(id -> Numbers.of(id.substring(NUMBERED.length())));
    }
}
