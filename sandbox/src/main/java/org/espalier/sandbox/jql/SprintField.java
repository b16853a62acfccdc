package org.espalier.sandbox.jql;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The sprints an issue is in, or was in when they were closed; several can have one name. */
final class SprintField implements SearchField {

    static final String TYPE = "com.atlassian.greenhopper.service.sprint.Sprint";

    private static final Map<String, Names.Sprint.State> STATES = Map.of(
            Functions.OPEN_SPRINTS, Names.Sprint.State.ACTIVE,
            Functions.CLOSED_SPRINTS, Names.Sprint.State.CLOSED,
            Functions.FUTURE_SPRINTS, Names.Sprint.State.FUTURE);

    @Override
    public Set<Operator> operators() {
        return LIKENESS;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Sql present(Context context) {
        return Sql.of("EXISTS (SELECT 1 FROM issue_sprint x WHERE x.issue_id = i.id)");
    }

    @Override
    public Sql anyOf(Asked asked) {
        var sprints = asked.context().names().sprints(asked.context().caller());
        var ids = asked.values().stream()
                .flatMap(value -> ids(value, sprints, asked))
                .distinct()
                .toList();
        return ids.isEmpty()
                ? Sql.FALSE
                : Sql.of(
                        "EXISTS (SELECT 1 FROM issue_sprint x WHERE x.issue_id = i.id AND x.sprint_id = ANY(?))",
                        Sql.numbers(ids));
    }

    private static Stream<Long> ids(Operand value, List<Names.Sprint> sprints, Asked asked) {
        return switch (value) {
            case Operand.Text(var text) -> {
                var named = sprints.stream()
                        .filter(sprint -> sprint.name().equalsIgnoreCase(text))
                        .toList();
                yield found(named.isEmpty() ? withId(text, sprints) : named, () -> asked.unknown(text));
            }
            case Operand.Digits(var digits) -> found(withId(digits, sprints), () -> asked.unknownId(digits));
            case Operand.Call call -> called(call, sprints, asked);
            case Operand.Group _, Operand.Empty _ ->
                throw new IllegalStateException("Indicates a bug: groups and EMPTY are taken apart before");
        };
    }

    private static List<Names.Sprint> withId(String digits, List<Names.Sprint> sprints) {
        return sprints.stream()
                .filter(sprint -> Long.toString(sprint.id()).equals(digits))
                .toList();
    }

    private static Stream<Long> found(List<Names.Sprint> found, Runnable complain) {
        if (found.isEmpty()) {
            complain.run();
        }
        return found.stream().map(Names.Sprint::id);
    }

    private static Stream<Long> called(Operand.Call call, List<Names.Sprint> sprints, Asked asked) {
        var state = STATES.get(Functions.name(call));
        if (state == null) {
            asked.misplaced(call);
            return Stream.empty();
        }
        Functions.isBare(call, asked.context());
        return sprints.stream().filter(sprint -> sprint.state() == state).map(Names.Sprint::id);
    }

    /** By the newest sprint of the issue. */
    @Override
    public List<SortKey> sortKeys(Context context) {
        return List.of(SortKey.number("COALESCE((SELECT max(x.sprint_id) FROM issue_sprint x WHERE x.issue_id = i.id), "
                + Long.MAX_VALUE + ")"));
    }
}
