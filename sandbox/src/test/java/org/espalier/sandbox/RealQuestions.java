package org.espalier.sandbox;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.espalier.sandbox.RealLines.Line;

/** Queries about the issues of a file, each with its meaning as a plain condition on a line. */
final class RealQuestions {

    /** A query without an order, and whether it finds a line. */
    record Question(String jql, Predicate<Line> holds) {}

    /** The administrator's zone, in which dates are read. */
    static final ZoneId ZONE = ZoneId.of("America/New_York");

    static final List<String> ORDERS = List.of("<", "<=", ">", ">=");

    private final RealLines lines;
    private final boolean cloud;
    private final RealVocabulary vocabulary;
    private final List<Question> questions = new ArrayList<>();

    RealQuestions(RealLines lines, boolean cloud, RealVocabulary vocabulary) {
        this.lines = lines;
        this.cloud = cloud;
        this.vocabulary = vocabulary;
    }

    List<Question> all() {
        values("project", line -> line.one("projectKey"), this::quoted);
        values("issuetype", line -> line.one("type"), this::quoted);
        values("type", line -> line.one("type"), this::quoted);
        values("status", line -> line.one("status"), this::quoted);
        values("priority", line -> line.one("priority"), this::quoted);
        values("resolution", line -> line.one("resolution"), this::quoted);
        values("labels", line -> line.many("labels"), this::quoted);
        values("assignee", Line::assignee, this::person);
        values("Sprint", line -> line.sprints("name"), this::quoted);
        values("cf[10020]", line -> line.sprints("id"), id -> id);
        values("parent", line -> lines.above(line, cloud), this::quoted, lines::has);
        if (!cloud) {
            values("\"Parent Link\"", lines::parentLink, this::quoted, lines::has);
        }
        values("\"Epic Link\"", line -> lines.epic(line, cloud), this::quoted, lines::has);
        values("issueLinkType", lines.links()::words, this::quoted);
        categories();
        ordered("priority", vocabulary.priorities().reversed());
        ordered("resolution", vocabulary.resolutions());
        keys();
        if (cloud) {
            levels();
        }
        words();
        new RealFunctions(this, lines, vocabulary).all();
        for (String field : List.of("status", "priority", "resolution", "assignee")) {
            history(field);
        }
        together();
        new RealParts(this, lines, vocabulary).all();
        new RealTexts(this, lines).all();
        new RealFollowed(this, lines, vocabulary).all();
        return List.copyOf(questions);
    }

    void ask(String jql, Predicate<Line> holds) {
        questions.add(new Question(jql, holds));
    }

    String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    String person(String account) {
        return quoted(vocabulary.person(account));
    }

    void values(String field, Function<Line, Set<String>> has, Function<String, String> written) {
        values(field, has, written, value -> true);
    }

    /** What a field without order is asked: an issue has a set of values in it, and each operator is about sets. */
    private void values(
            String field,
            Function<Line, Set<String>> has,
            Function<String, String> written,
            Predicate<String> nameable) {
        List<String> some = lines.some(line -> {
            Set<String> named = new HashSet<>(has.apply(line));
            named.removeIf(nameable.negate());
            return named;
        });
        for (String value : some) {
            ask(field + " = " + written.apply(value), line -> has.apply(line).contains(value));
            ask(
                    field + " != " + written.apply(value),
                    line -> !has.apply(line).isEmpty() && !has.apply(line).contains(value));
        }
        ask(field + " is EMPTY", line -> has.apply(line).isEmpty());
        ask(field + " is not EMPTY", line -> !has.apply(line).isEmpty());
        if (some.isEmpty()) {
            return;
        }
        String first = some.getFirst();
        String last = some.getLast();
        String both = "(" + written.apply(first) + ", " + written.apply(last) + ")";
        ask(
                field + " in " + both,
                line -> has.apply(line).contains(first) || has.apply(line).contains(last));
        ask(
                field + " not in " + both,
                line -> !has.apply(line).isEmpty()
                        && !has.apply(line).contains(first)
                        && !has.apply(line).contains(last));
        ask(
                field + " in (" + written.apply(last) + ", EMPTY)",
                line -> has.apply(line).isEmpty() || has.apply(line).contains(last));
        ask(
                "not (" + field + " = " + written.apply(first) + " or " + field + " is EMPTY)",
                line -> !has.apply(line).isEmpty() && !has.apply(line).contains(first));
    }

    private void categories() {
        Function<Line, String> category = line -> line.text("statusCategory");
        for (String key : List.of("new", "done")) {
            ask("statusCategory = " + key, line -> category.apply(line).equals(key));
            ask("statusCategory != " + key, line -> !category.apply(line).equals(key));
        }
        ask(
                "statusCategory in (\"To Do\", \"In Progress\")",
                line -> !category.apply(line).equals("done"));
        ask("statusCategory not in (3, new)", line -> category.apply(line).equals("indeterminate"));
    }

    /** Whether the first stands to the second as the operator says. */
    static <T extends Comparable<? super T>> boolean stands(T one, String operator, T other) {
        int order = one.compareTo(other);
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private void ordered(String field, List<String> order) {
        String middle = lines.some(line -> line.one(field)).get(1);
        for (String operator : ORDERS) {
            ask(
                    field + " " + operator + " " + quoted(middle),
                    line -> !line.text(field).isEmpty()
                            && stands(order.indexOf(line.text(field)), operator, order.indexOf(middle)));
        }
    }

    private void keys() {
        Line one = lines.all().get(lines.all().size() / 3);
        Line other = lines.all().get(lines.all().size() / 2);
        for (String field : List.of("key", "issuekey", "issue", "id")) {
            ask(field + " = " + one.key(), line -> line.equals(one));
            ask(field + " != " + one.id(), line -> !line.equals(one));
            ask(
                    field + " in (" + one.key().toLowerCase(Locale.ROOT) + ", " + other.id() + ")",
                    line -> line.equals(one) || line.equals(other));
            ask(
                    field + " not in (" + one.key() + ", " + other.key() + ")",
                    line -> !line.equals(one) && !line.equals(other));
            for (String operator : ORDERS) {
                ask(
                        field + " " + operator + " " + one.key(),
                        line -> line.text("projectKey").equals(one.text("projectKey"))
                                && stands(line.number(), operator, one.number()));
            }
        }
        ask("id >= " + other.id(), line -> line.id() >= other.id());
    }

    private void levels() {
        for (String operator : ORDERS) {
            ask("hierarchyLevel " + operator + " 0", line -> stands(line.level(), operator, 0));
        }
        ask("hierarchyLevel = -1", line -> line.level() == -1);
        ask("hierarchyLevel != 0", line -> line.level() != 0);
        ask("hierarchyLevel in (1, -1)", line -> line.level() != 0);
        ask("hierarchyLevel not in (1, -1)", line -> line.level() == 0);
    }

    /** Words that no ending changes, so that they are found where they stand and nowhere else. */
    private void words() {
        List<String> stable = lines.frequent(Line::words).stream()
                .filter(word -> word.matches("[a-z]+[0-9]+"))
                .limit(4)
                .toList();
        String one = stable.get(0);
        String other = stable.get(1);
        for (String word : stable) {
            ask(
                    "summary ~ " + quoted(word.toUpperCase(Locale.ROOT)),
                    line -> line.words().contains(word));
        }
        ask(
                "summary !~ " + one,
                line -> !line.text("summary").isEmpty() && !line.words().contains(one));
        ask(
                "summary ~ \"" + one + " OR " + other + "\"",
                line -> line.words().contains(one) || line.words().contains(other));
        ask(
                "summary ~ \"" + one + " " + other + "\"",
                line -> line.words().contains(one) && line.words().contains(other));
        ask(
                "summary ~ \"" + one + " -" + other + "\"",
                line -> line.words().contains(one) && !line.words().contains(other));
        ask("summary ~ \"" + one + "*\"", line -> line.words().stream().anyMatch(word -> word.startsWith(one)));
        ask("summary is EMPTY", line -> line.text("summary").isEmpty());
        ask("summary is not EMPTY", line -> !line.text("summary").isEmpty());
    }

    private void history(String field) {
        new RealPast(
                        lines,
                        field,
                        field.equals("assignee") ? this::person : this::quoted,
                        person(RealLines.MEMBER),
                        this::ask)
                .all();
    }

    private void together() {
        Line one = lines.all().get(lines.all().size() / 5);
        String type = one.text("type");
        String status = one.text("status");
        ask(
                "project = " + one.text("projectKey") + " and (type = " + quoted(type)
                        + " or labels is not EMPTY) and not status = " + quoted(status),
                line -> line.text("projectKey").equals(one.text("projectKey"))
                        && (line.text("type").equals(type)
                                || !line.many("labels").isEmpty())
                        && !line.text("status").equals(status));
        ask(
                "not (resolution is EMPTY and priority is not EMPTY)",
                line -> !line.text("resolution").isEmpty()
                        || line.text("priority").isEmpty());
        ask("resolution = Unresolved", line -> line.text("resolution").isEmpty());
        ask("resolution != unresolved", line -> !line.text("resolution").isEmpty());
        ask(
                "key < " + one.key() + " or assignee is EMPTY",
                line -> line.assignee().isEmpty()
                        || (line.text("projectKey").equals(one.text("projectKey")) && line.number() < one.number()));
    }
}
