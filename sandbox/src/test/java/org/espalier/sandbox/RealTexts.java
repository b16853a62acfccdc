package org.espalier.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.espalier.sandbox.RealLines.Line;

/** Questions about texts beyond the summary, about numbers, and about what programs keep with issues. */
record RealTexts(RealQuestions questions, RealLines lines) {

    /** The seconds of minutes, hours and days of work. */
    private static final List<String> DURATIONS = List.of("originalEstimate", "remainingEstimate", "timeSpent");

    void all() {
        for (String told : List.of("description", "environment", "comment")) {
            questions.ask(told + " ~ shed3", line -> line.shed(told).contains("shed3"));
            questions.ask(told + " ~ \"shed*\"", line -> !line.shed(told).isEmpty());
            questions.ask(
                    told + " !~ shed3",
                    line -> !line.shed(told).isEmpty() && !line.shed(told).contains("shed3"));
            questions.ask(told + " is EMPTY", line -> line.shed(told).isEmpty());
            questions.ask(told + " is not EMPTY", line -> !line.shed(told).isEmpty());
        }
        Predicate<Line> anywhere = line -> Stream.of("description", "environment", "comment")
                .anyMatch(told -> line.shed(told).contains("shed4"));
        questions.ask("text ~ shed4", anywhere);
        questions.ask("not text ~ shed4", anywhere.negate());
        epicNames();
        Line pointed = lines.all().stream()
                .filter(line -> points(line) > 1)
                .findFirst()
                .orElse(lines.all().getFirst());
        numbers("\"Story point estimate\"", points(pointed) < 0 ? 3 : points(pointed), RealTexts::points);
        questions.ask("cf[10016] is not EMPTY", line -> points(line) >= 0);
        for (String field : DURATIONS) {
            numbers(field, 120, line -> minutes(line, field));
        }
        questions.ask("timeSpent >= \"1d 2h\"", line -> minutes(line, "timeSpent") >= 600);
        numbers("workRatio", 100, RealTexts::ratio);
        properties();
    }

    static double points(Line line) {
        return line.json().path("storyPoints").asDouble(-1);
    }

    /** Less than nothing where there is none. */
    static double minutes(Line line, String field) {
        String kept = switch (field) {
            case "originalEstimate" -> "timeOriginalEstimate";
            case "remainingEstimate" -> "timeEstimate";
            default -> "timeSpent";
        };
        return line.json().path(kept).asDouble(-1) / 60;
    }

    static double ratio(Line line) {
        double estimate = line.json().path("timeOriginalEstimate").asDouble(0);
        return estimate == 0 ? -1 : Math.floor(line.json().path("timeSpent").asDouble(0) * 100 / estimate);
    }

    /** An epic's own name; what stands below it bears the name in the file alone. */
    static Set<String> epicName(Line line) {
        return line.level() == 1 ? line.one("epicName") : Set.of();
    }

    private void epicNames() {
        String word = lines.all().stream()
                .flatMap(line -> words(epicName(line)).stream())
                .filter(text -> text.matches("[a-z]+[0-9]+"))
                .findFirst()
                .orElse("none1");
        String field = "\"Epic Name\"";
        questions.ask(field + " ~ " + word, line -> words(epicName(line)).contains(word));
        questions.ask(
                field + " !~ " + word,
                line -> !epicName(line).isEmpty() && !words(epicName(line)).contains(word));
        questions.ask(field + " is EMPTY", line -> epicName(line).isEmpty());
        questions.ask(
                "cf[10011] is not EMPTY or " + field + " is not EMPTY",
                line -> !epicName(line).isEmpty());
    }

    private static Set<String> words(Set<String> texts) {
        return texts.stream()
                .flatMap(text -> Stream.of(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")))
                .collect(Collectors.toSet());
    }

    private interface Value {
        /** Below nothing where there is none. */
        double of(Line line);
    }

    private void numbers(String field, double asked, Value value) {
        String text = asked == Math.rint(asked) ? Long.toString((long) asked) : Double.toString(asked);
        Predicate<Line> there = line -> value.of(line) >= 0;
        for (String operator : RealQuestions.ORDERS) {
            questions.ask(
                    field + " " + operator + " " + text,
                    there.and(line -> RealQuestions.stands(value.of(line), operator, asked)));
        }
        questions.ask(field + " = " + text, line -> value.of(line) == asked);
        questions.ask(field + " != " + text, there.and(line -> value.of(line) != asked));
        questions.ask(field + " in (" + text + ", EMPTY)", line -> value.of(line) < 0 || value.of(line) == asked);
        questions.ask(field + " not in (" + text + ")", there.and(line -> value.of(line) != asked));
        questions.ask(field + " is EMPTY", there.negate());
        questions.ask(field + " is not EMPTY", there);
    }

    /** As {@link RealHistory} puts them with every tenth issue: numbers in order, words as they are. */
    private void properties() {
        Predicate<Line> shelved = line -> line.number() % 10 == 6;
        numbers("issue.property[shelf].place.row", 36, line -> shelved.test(line) ? line.number() % 100 : -1);
        Predicate<Line> port = line -> line.number() % 20 == 6;
        Predicate<Line> lee = shelved.and(port.negate());
        String side = "issue.property[shelf].side ";
        questions.ask(side + "= port", port);
        questions.ask(side + "!= port", lee);
        questions.ask(side + "in (port, starboard)", port);
        questions.ask(side + "not in (port, starboard)", lee);
        questions.ask(side + "< port", lee);
        questions.ask(side + "<= port", shelved);
        questions.ask(side + "> lee", port);
        questions.ask(side + ">= lee", shelved);
        questions.ask(side + "~ port", port);
        questions.ask(side + "~ por", line -> false);
        questions.ask(side + "!~ port", lee);
        questions.ask(side + "is EMPTY", shelved.negate());
        questions.ask(side + "is not EMPTY", shelved);
        questions.ask("issue.property[shelf].colour is EMPTY", line -> true);
    }
}
