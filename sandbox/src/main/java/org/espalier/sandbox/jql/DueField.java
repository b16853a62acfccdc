package org.espalier.sandbox.jql;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The day by which an issue is to be done. A day has no time: it is compared with the day, in the caller's zone, on
 * which the moment asked for lies.
 */
final class DueField implements SearchField {

    /** A day as ISO 8601 writes it, which sorts as days do. An index is built over exactly this. */
    private static final String DAY = "((i.extra ->> 'dueDate') COLLATE \"C\")";

    @Override
    public Set<Operator> operators() {
        return Operator.together(LIKENESS, Operator.OF_ORDER);
    }

    @Override
    public String type() {
        return DateField.TYPE;
    }

    @Override
    public Sql present(Context context) {
        return Sql.of(DAY + " IS NOT NULL");
    }

    @Override
    public Sql anyOf(Asked asked) {
        return Sql.of(DAY + " = ANY(?)", (Object)
                asked.values().stream().flatMap(value -> day(value, asked)).toArray(String[]::new));
    }

    @Override
    public Sql compared(Operator operator, Asked asked) {
        return day(asked.values().getFirst(), asked)
                .findFirst()
                .map(day -> Sql.of(DAY + " " + operator.text() + " ?", day))
                .orElse(Sql.FALSE);
    }

    private static Stream<String> day(Operand value, Asked asked) {
        return DateField.moment(value, asked).stream()
                .map(DateField::parameter)
                .map(moment -> moment.atZoneSameInstant(asked.context().caller().zone())
                        .toLocalDate())
                .map(LocalDate::toString);
    }

    @Override
    public List<SortKey> sortKeys(Context context) {
        return List.of(SortKey.text("COALESCE(" + DAY + ", '~')"));
    }
}
