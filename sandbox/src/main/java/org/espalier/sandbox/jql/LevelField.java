package org.espalier.sandbox.jql;

import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;

/** The level of an issue's type in the hierarchy, as a number: -1 for sub-tasks, 1 for epics. */
final class LevelField implements SearchField {

    @Override
    public Set<Operator> operators() {
        return Operator.together(
                Set.of(Operator.EQUALS, Operator.NOT_EQUALS, Operator.IN, Operator.NOT_IN), Operator.OF_ORDER);
    }

    @Override
    public String type() {
        return "java.lang.Number";
    }

    @Override
    public Sql present(Context context) {
        return Sql.TRUE;
    }

    @Override
    public Sql anyOf(Asked asked) {
        var levels = asked.values().stream().map(value -> level(value, asked)).toList();
        return ofLevel(levels::contains, asked.context());
    }

    @Override
    public Sql noneOf(Asked asked) {
        var levels = asked.values().stream().map(value -> level(value, asked)).toList();
        return ofLevel(level -> !levels.contains(level), asked.context());
    }

    @Override
    public Sql compared(Operator operator, Asked asked) {
        long asks = level(asked.values().getFirst(), asked);
        return ofLevel(level -> operator.holds(Long.compare(level, asks)), asked.context());
    }

    private static Sql ofLevel(LongPredicate wanted, Context context) {
        return Sql.oneOf(
                "i.type_id",
                context.names().issueTypes().stream()
                        .filter(type -> wanted.test(type.level()))
                        .map(Names.IssueType::id)
                        .toList());
    }

    /** A level that no type has, with a complaint, where the operand is no number. */
    private static long level(Operand value, Asked asked) {
        var text = switch (value) {
            case Operand.Digits(var digits) -> digits;
            case Operand.Text(var words) -> words;
            case Operand.Call call -> {
                asked.misplaced(call);
                yield "0";
            }
            case Operand.Group _, Operand.Empty _ ->
                throw new IllegalStateException("Indicates a bug: groups and EMPTY are taken apart before");
        };
        if (!Words.isNumber(text) || text.length() > 9) {
            asked.context()
                    .problems()
                    .error("The value '" + text + "' for the field '" + asked.field() + "' is not a whole number.");
            return Long.MIN_VALUE;
        }
        return Long.parseLong(text);
    }

    @Override
    public List<SortKey> sortKeys(Context context) {
        return List.of();
    }
}
