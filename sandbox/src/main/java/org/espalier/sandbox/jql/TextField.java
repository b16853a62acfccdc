package org.espalier.sandbox.jql;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Texts of an issue beyond its summary, searched by words as that is; all together they are the field {@code text}. */
final class TextField implements SearchField {

    static final SearchField DESCRIPTION = kept("description", "");
    static final SearchField ENVIRONMENT = kept("environment", "");

    /** What other issues bear the name of their epic for in a data file is no field of theirs. */
    static final SearchField EPIC_NAME = kept(
            "epicName", " AND EXISTS (SELECT 1 FROM issue_type t WHERE t.id = i.type_id AND t.hierarchy_level = 1)");

    static final SearchField COMMENT = new TextField(
            Set.of(Operator.LIKE, Operator.NOT_LIKE, Operator.IS, Operator.IS_NOT),
            "EXISTS (SELECT 1 FROM comment c WHERE c.issue_id = i.id)",
            List.of("EXISTS (SELECT 1 FROM comment c WHERE c.issue_id = i.id AND "
                    + TextSearch.found("plain_text(c.body)") + ")"),
            List.of());

    /** One of the texts has all that is asked for; a text never looks into two of them for it. */
    static final SearchField ALL = new TextField(
            Set.of(Operator.LIKE),
            "TRUE",
            Stream.of(
                            List.of("(i.summary <> '' AND " + TextSearch.found("i.summary") + ")"),
                            ((TextField) DESCRIPTION).found,
                            ((TextField) ENVIRONMENT).found,
                            ((TextField) EPIC_NAME).found,
                            ((TextField) COMMENT).found)
                    .flatMap(List::stream)
                    .toList(),
            List.of());

    private final Set<Operator> operators;
    private final String present;
    private final List<String> found;
    private final List<SortKey> sortKeys;

    private TextField(Set<Operator> operators, String present, List<String> found, List<SortKey> sortKeys) {
        this.operators = operators;
        this.present = present;
        this.found = found;
        this.sortKeys = sortKeys;
    }

    /** A text that is kept under this name in the data of those issues that have the field. */
    private static TextField kept(String name, String ofThose) {
        var json = "i.extra -> '" + name + "'";
        var present = "(COALESCE(i.extra ->> '" + name + "', '') <> ''" + ofThose + ")";
        var text = "plain_text(" + json + ")";
        return new TextField(
                Set.of(Operator.LIKE, Operator.NOT_LIKE, Operator.IS, Operator.IS_NOT),
                present,
                List.of("(" + present + " AND " + TextSearch.found(text) + ")"),
                List.of(
                        new SortKey("(NOT " + present + ")", "boolean"),
                        SortKey.text("(CASE WHEN " + present + " THEN left(lower(" + text
                                + "), 255) ELSE '' END) COLLATE \"C\"")));
    }

    @Override
    public Set<Operator> operators() {
        return operators;
    }

    @Override
    public String type() {
        return SummaryField.TYPE;
    }

    @Override
    public Sql present(Context context) {
        return Sql.of(present);
    }

    @Override
    public Sql anyOf(Asked asked) {
        return TextSearch.of(asked)
                .map(words -> TextSearch.read(
                        new Sql(condition(), Collections.<Object>nCopies(found.size(), words)), asked.context()))
                .orElse(Sql.FALSE);
    }

    /** Of several texts each is looked through by itself, since else no index would help with any. */
    private String condition() {
        return found.size() == 1
                ? found.getFirst()
                : found.stream()
                        .map(one -> "SELECT i.id FROM issue i WHERE " + one)
                        .collect(Collectors.joining(" UNION ALL ", "i.id = ANY(ARRAY(", "))"));
    }

    @Override
    public List<SortKey> sortKeys(Context context) {
        return sortKeys;
    }
}
