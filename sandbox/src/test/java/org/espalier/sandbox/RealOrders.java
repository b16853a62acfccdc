package org.espalier.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.espalier.sandbox.RealLines.Line;

/** Orders of lines, by what queries call them; empty values come last, or first where it goes down. */
record RealOrders(RealLines lines, RealVocabulary vocabulary, boolean cloud) {

    private static final List<String> CATEGORIES = List.of("new", "indeterminate", "done");

    /** All lines in each order. */
    Map<String, List<Line>> all() {
        Map<String, List<Line>> orders = new LinkedHashMap<>();
        Comparator<Line> byKey = Comparator.comparing((Line line) -> line.text("projectKey"), RealOrders::bytes)
                .thenComparingLong(Line::number);
        for (String name : List.of("key", "issuekey", "issue")) {
            both(orders, name, byKey);
        }
        both(orders, "id", Comparator.comparingLong(Line::id));
        both(orders, "Rank", text(line -> line.text("rank")));
        both(orders, "project", text(line -> line.text("projectKey").toLowerCase(Locale.ROOT)));
        both(orders, "issuetype", text(line -> line.text("type").toLowerCase(Locale.ROOT)));
        both(orders, "type", text(line -> line.text("type").toLowerCase(Locale.ROOT)));
        both(orders, "status", place(vocabulary.statuses(), line -> line.text("status")));
        both(orders, "statusCategory", place(CATEGORIES, line -> line.text("statusCategory")));
        both(orders, "priority", place(vocabulary.priorities().reversed(), line -> line.text("priority")));
        both(orders, "resolution", place(vocabulary.resolutions(), line -> line.text("resolution")));
        both(orders, "created", Comparator.comparing(line -> line.moment("created")));
        both(orders, "createdDate", Comparator.comparing(line -> line.moment("created")));
        both(orders, "updated", Comparator.comparing(line -> line.moment("updated")));
        both(orders, "updatedDate", Comparator.comparing(line -> line.moment("updated")));
        both(
                orders,
                "resolved",
                Comparator.comparing(line -> RealFollowed.resolved(line).orElse(Instant.MAX)));
        both(
                orders,
                "resolutiondate",
                Comparator.comparing(line -> RealFollowed.resolved(line).orElse(Instant.MAX)));
        both(
                orders,
                "lastViewed",
                Comparator.comparing(line -> RealFollowed.viewed(line).orElse(Instant.MAX)));
        both(orders, "due", filled(line -> line.text("dueDate")));
        both(orders, "duedate", filled(line -> line.text("dueDate")));
        both(orders, "summary", text(line -> start(line.text("summary").toLowerCase(Locale.ROOT))));
        both(orders, "labels", filled(line -> start(line.texts("labels").collect(Collectors.joining(" ")))));
        both(
                orders,
                "assignee",
                filled(line -> line.assignee().stream()
                        .map(person -> person.equals(RealLines.ADMIN) ? "administrator" : "user " + person)
                        .collect(Collectors.joining())));
        both(orders, "reporter", filled(line -> person(line.reporter())));
        both(orders, "creator", filled(line -> person(line.reporter())));
        both(orders, "component", filled(line -> first(line.many("components"))));
        both(orders, "fixVersion", filled(line -> first(line.many("fixVersions"))));
        both(orders, "affectedVersion", filled(line -> first(line.affected())));
        for (String told : List.of("description", "environment")) {
            both(orders, told, filled(line -> String.join("", line.shed(told))));
        }
        both(
                orders,
                "\"Epic Name\"",
                filled(line -> String.join("", RealTexts.epicName(line)).toLowerCase(Locale.ROOT)));
        both(orders, "\"Story point estimate\"", number(RealTexts::points));
        for (String field : List.of("originalEstimate", "remainingEstimate", "timeSpent")) {
            both(orders, field, number(line -> RealTexts.minutes(line, field)));
        }
        both(orders, "workRatio", number(RealTexts::ratio));
        both(
                orders,
                "Sprint",
                Comparator.comparingLong(line -> line.sprints("id").stream()
                        .mapToLong(Long::parseLong)
                        .max()
                        .orElse(Long.MAX_VALUE)));
        both(orders, "\"Epic Link\"", byKey(line -> lines.epic(line, cloud)));
        if (!cloud) {
            both(orders, "\"Parent Link\"", byKey(lines::parentLink));
        }
        orders.put(
                "status DESC, priority, updated DESC",
                sorted(place(vocabulary.statuses(), line -> line.text("status"))
                        .reversed()
                        .thenComparing(place(vocabulary.priorities().reversed(), line -> line.text("priority")))
                        .thenComparing(Comparator.<Line, Instant>comparing(line -> line.moment("updated"))
                                .reversed())
                        .thenComparing(Comparator.comparingLong(Line::id).reversed())));
        return orders;
    }

    private static String person(Set<String> people) {
        return String.join("", people).toLowerCase(Locale.ROOT);
    }

    private static String first(Set<String> names) {
        return names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .min(RealOrders::bytes)
                .orElse("");
    }

    private static Comparator<Line> number(Function<Line, Double> value) {
        Function<Line, Double> once = once(value);
        return Comparator.<Line>comparingInt(line -> once.apply(line) < 0 ? 1 : 0)
                .thenComparing(once);
    }

    /** What is compared again and again is found out once. */
    private static <T> Function<Line, T> once(Function<Line, T> value) {
        Map<Line, T> known = new HashMap<>();
        return line -> known.computeIfAbsent(line, value);
    }

    /** By project, and then by number. */
    private static Comparator<Line> byKey(Function<Line, Set<String>> issue) {
        Function<Line, String> key =
                line -> issue.apply(line).stream().findFirst().orElse("");
        return Comparator.comparing((Line line) -> key.apply(line).isEmpty())
                .thenComparing(line -> key.apply(line).replaceFirst("-.*", ""), RealOrders::bytes)
                .thenComparingLong(line -> Long.parseLong("0" + key.apply(line).replaceFirst(".*-", "")));
    }

    private void both(Map<String, List<Line>> orders, String name, Comparator<Line> order) {
        List<Line> ascending = sorted(order.thenComparingLong(Line::id));
        orders.put(name, ascending);
        orders.put(name + " DESC", ascending.reversed());
    }

    private List<Line> sorted(Comparator<Line> order) {
        return lines.all().stream().sorted(order).toList();
    }

    private static Comparator<Line> text(Function<Line, String> value) {
        Function<Line, byte[]> bytes = once(line -> value.apply(line).getBytes(StandardCharsets.UTF_8));
        return Comparator.comparing(bytes, Arrays::compareUnsigned);
    }

    private static Comparator<Line> filled(Function<Line, String> value) {
        Function<Line, byte[]> bytes = once(line -> value.apply(line).getBytes(StandardCharsets.UTF_8));
        return Comparator.<Line>comparingInt(line -> bytes.apply(line).length == 0 ? 1 : 0)
                .thenComparing(bytes, Arrays::compareUnsigned);
    }

    private static Comparator<Line> place(List<String> order, Function<Line, String> value) {
        return Comparator.comparing(
                once(line -> value.apply(line).isEmpty() ? order.size() : order.indexOf(value.apply(line))));
    }

    static int bytes(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String start(String text) {
        return text.substring(0, Math.min(255, text.length()));
    }
}
