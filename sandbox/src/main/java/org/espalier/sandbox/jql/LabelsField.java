package org.espalier.sandbox.jql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Free words on an issue. Any word may be asked for, whether an issue has it or not; letter case counts. */
final class LabelsField implements SearchField {

    private static final String NONE = "(cardinality(i.labels) = 0)";

    /** No text in PostgreSQL has these, so no label has, and as a parameter they would be refused. */
    private static final Pattern IMPOSSIBLE = Pattern.compile("[\\x00\\p{Cs}]");

    /** Whether PostgreSQL takes the text. */
    static boolean isPossible(String text) {
        return !IMPOSSIBLE.matcher(text).find();
    }

    @Override
    public Set<Operator> operators() {
        return LIKENESS;
    }

    @Override
    public String type() {
        return "com.atlassian.jira.issue.label.Label";
    }

    @Override
    public Sql present(Context context) {
        return Sql.of(NONE).denied();
    }

    @Override
    public Sql anyOf(Asked asked) {
        var labels = new ArrayList<String>();
        for (var value : asked.values()) {
            switch (value) {
                case Operand.Text(var text) -> labels.add(text);
                case Operand.Digits(var digits) -> labels.add(digits);
                case Operand.Call call -> asked.misplaced(call);
                case Operand.Group _, Operand.Empty _ ->
                    throw new IllegalStateException("Indicates a bug: groups and EMPTY are taken apart before");
            }
        }
        labels.removeIf(label -> !isPossible(label));
        return Sql.of("i.labels && CAST(? AS text[])", (Object) labels.toArray(String[]::new));
    }

    @Override
    public List<SortKey> sortKeys(Context context) {
        return List.of(new SortKey(NONE, "boolean"), SortKey.text("label_line(i.labels) COLLATE \"C\""));
    }
}
