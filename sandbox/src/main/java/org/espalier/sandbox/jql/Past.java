package org.espalier.sandbox.jql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Conditions on what a field of an issue once was, by the entries of its history. The answers are never null, so that
 * they may be denied.
 *
 * <p>Every value but the present one was left by some change, so it stands in the history as the value before it. A
 * spell is the time during which a field kept a value: it ends with a change or lasts until now, and whoever made the
 * change it began with, if any, is its author.
 */
final class Past {

    private static final String ENTRIES = "i.id IN (SELECT g.issue_id FROM change_group g WHERE ";

    private final Remembered field;
    private final String name;
    private final Context context;

    /** {@code name} is what the query calls the field. */
    Past(Remembered field, String name, Context context) {
        this.field = field;
        this.name = name;
        this.context = context;
    }

    /** The field has, or once had, one of the values, or none where that is asked for, within the limits. */
    Sql was(List<Operand> values, boolean empty, List<Predicate> limits) {
        var asked = new Asked(name, values, context);
        var ids = field.ids(asked);
        var left = new ArrayList<>(ids.stream().map(Optional::of).toList());
        var now = new ArrayList<Sql>();
        now.add(Sql.all(List.of(field.present(context), field.anyOf(asked))));
        if (empty) {
            left.add(Optional.empty());
            now.add(field.present(context).denied());
        }
        var patterns = each(List.of(JsonNodeFactory.instance.objectNode().put("field", field.item())), "from", left);
        now.add(entries(containing(patterns)));
        var ever = Sql.any(now);
        return limits.isEmpty() ? ever : Sql.all(List.of(ever, spell(ids, empty, limits)));
    }

    private Sql spell(List<String> ids, boolean empty, List<Predicate> limits) {
        var conditions = new ArrayList<Sql>();
        conditions.add(Sql.of(empty ? "(s.value = ANY(?) OR s.value IS NULL)" : "s.value = ANY(?)", (Object)
                ids.toArray(String[]::new)));
        for (var limit : limits) {
            conditions.add(
                    switch (limit.kind()) {
                        case BY -> Sql.of("s.author = ANY(?)", (Object) authors(limit));
                        default -> during(limit, "s.since", "s.until");
                    });
        }
        var met = Sql.all(conditions);
        var spells = switch (field.values()) {
            case ONE -> spellsOfOne();
            case MANY -> spellsOfMany();
        };
        var parameters = new ArrayList<>(spells.parameters());
        parameters.addAll(met.parameters());
        return new Sql("EXISTS (SELECT 1 FROM (" + spells.text() + ") s WHERE " + met.text() + ")", parameters);
    }

    private Sql spellsOfOne() {
        return Sql.of(
                "SELECT e.value, lag(e.at, 1, i.created) OVER w AS since, e.at AS until, lag(e.author) OVER w AS author"
                        + " FROM (SELECT g.created AS at, g.id, g.author, c ->> 'from' AS value"
                        + " FROM change_group g CROSS JOIN LATERAL jsonb_array_elements(g.items) c"
                        + " WHERE g.issue_id = i.id AND c ->> 'field' = ?"
                        + " UNION ALL SELECT 'infinity', 9223372036854775807, NULL, CAST(" + field.presentValue()
                        + " AS text)) e"
                        + " WINDOW w AS (ORDER BY e.at, e.id)",
                field.item());
    }

    /** Each value has spells of its own, which begin where it came and end where it went. */
    private Sql spellsOfMany() {
        var changes = " FROM change_group g CROSS JOIN LATERAL jsonb_array_elements(g.items) c"
                + " WHERE g.issue_id = i.id AND c ->> 'field' = ?";
        return Sql.of(
                "SELECT e.value, COALESCE(b.at, i.created) AS since, e.at AS until, b.author"
                        + " FROM (SELECT c ->> 'from' AS value, g.created AS at, g.id" + changes
                        + " UNION ALL SELECT CAST(v AS text), 'infinity', 9223372036854775807"
                        + " FROM unnest(COALESCE(NULLIF(" + field.presentValue() + ", '{}'), '{NULL}')) v) e"
                        + " LEFT JOIN LATERAL (SELECT g.created AS at, g.author" + changes
                        + " AND c ->> 'to' IS NOT DISTINCT FROM e.value AND (g.created, g.id) < (e.at, e.id)"
                        + " ORDER BY g.created DESC, g.id DESC LIMIT 1) b ON TRUE",
                field.item(),
                field.item());
    }

    /** The history has a change of the field, within the limits. */
    Sql changed(List<Predicate> limits) {
        var patterns = List.of(JsonNodeFactory.instance.objectNode().put("field", field.item()));
        var conditions = new ArrayList<Sql>();
        for (var limit : limits) {
            switch (limit.kind()) {
                case FROM -> patterns = each(patterns, "from", values(limit));
                case TO -> patterns = each(patterns, "to", values(limit));
                case BY -> conditions.add(Sql.of("g.author = ANY(?)", (Object) authors(limit)));
                case AFTER, BEFORE, ON, DURING -> conditions.add(during(limit, "g.created", "g.created"));
            }
        }
        conditions.addFirst(containing(patterns));
        return entries(Sql.all(conditions));
    }

    private static Sql entries(Sql condition) {
        return new Sql(ENTRIES + condition.text() + ")", condition.parameters());
    }

    /** The time from since to until meets the limit. */
    private Sql during(Predicate limit, String since, String until) {
        var moments = moments(limit);
        if (moments.isEmpty()) {
            return Sql.FALSE;
        }
        var first = moments.getFirst();
        return switch (limit.kind()) {
            case AFTER -> Sql.of(until + " > ?", DateField.parameter(first));
            case BEFORE -> Sql.of(since + " < ?", DateField.parameter(first));
            case ON -> {
                var zone = context.caller().zone();
                var day = first.atZone(zone).toLocalDate();
                yield Sql.of(
                        "(" + since + " < ? AND " + until + " >= ?)",
                        DateField.parameter(day.plusDays(1).atStartOfDay(zone).toInstant()),
                        DateField.parameter(day.atStartOfDay(zone).toInstant()));
            }
            default ->
                Sql.of(
                        "(" + since + " <= ? AND " + until + " >= ?)",
                        DateField.parameter(moments.getLast()),
                        DateField.parameter(first));
        };
    }

    /** One moment, or the two of DURING; none, with a complaint, where others are given. */
    private List<Instant> moments(Predicate limit) {
        boolean range = limit.kind() == Predicate.Kind.DURING;
        var members = Conditions.flat(limit.operand()).toList();
        if (members.size() != (range ? 2 : 1) || members.contains(new Operand.Empty())) {
            context.problems()
                    .error("The predicate '" + word(limit) + "' of the field '" + name + "' takes "
                            + (range ? "two dates in brackets" : "one date") + ", not '"
                            + Printer.shown(limit.operand()) + "'.");
            return List.of();
        }
        var asked = new Asked(name, members, context);
        var moments = members.stream()
                .flatMap(member -> DateField.moment(member, asked).stream())
                .toList();
        return moments.size() == members.size() ? moments : List.of();
    }

    /** What the history holds for the values of FROM or TO. */
    private List<Optional<String>> values(Predicate limit) {
        var members = Conditions.flat(limit.operand()).toList();
        var named = members.stream().filter(member -> !field.isEmpty(member)).toList();
        var values = new ArrayList<>(field.ids(new Asked(name, named, context)).stream()
                .map(Optional::of)
                .toList());
        if (named.size() < members.size()) {
            values.add(Optional.empty());
        }
        return values;
    }

    private String[] authors(Predicate limit) {
        var members = Conditions.flat(limit.operand()).toList();
        if (members.contains(new Operand.Empty())) {
            context.problems().error("The predicate 'by' of the field '" + name + "' takes users, not EMPTY.");
            return new String[0];
        }
        return UserField.accounts(new Asked(name, members, context)).toArray(String[]::new);
    }

    private static String word(Predicate limit) {
        return limit.kind().name().toLowerCase(Locale.ROOT);
    }

    private static List<ObjectNode> each(List<ObjectNode> patterns, String side, List<Optional<String>> values) {
        return patterns.stream()
                .flatMap(pattern ->
                        values.stream().map(value -> pattern.deepCopy().put(side, value.orElse(null))))
                .toList();
    }

    /** The entry contains one of these; each is asked for by itself, because only so does an index find it. */
    private static Sql containing(List<ObjectNode> patterns) {
        return Sql.any(patterns.stream()
                .map(pattern -> Sql.of("g.items @> CAST(? AS jsonb)", "[" + pattern + "]"))
                .toList());
    }
}
