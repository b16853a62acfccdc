package org.espalier.sandbox.jql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Free words on an issue. Any word may be asked for, whether an issue has it or not; letter case counts. */
final class LabelsField implements SearchField {

    /** No text in PostgreSQL has these, so no label has, and as a parameter they would be refused. */
    private static final Pattern IMPOSSIBLE = Pattern.compile("[\\x00\\p{Cs}]");

    @Override
    public Set<Operator> operators() {
        return LIKENESS;
    }

    @Override
    public Sql present(Context context) {
        return Sql.of("cardinality(i.labels) > 0");
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
        labels.removeIf(label -> IMPOSSIBLE.matcher(label).find());
        return Sql.of("i.labels && CAST(? AS text[])", (Object) labels.toArray(String[]::new));
    }

    @Override
    public List<String> sortKeys() {
        return List.of("NULLIF(array_to_string(i.labels, ' '), '') COLLATE \"C\"");
    }
}
