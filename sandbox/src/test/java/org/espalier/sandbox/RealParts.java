package org.espalier.sandbox;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.espalier.sandbox.RealLines.Line;

/** Questions about versions, components, reporters, and about what people did with issues. */
record RealParts(RealQuestions questions, RealLines lines, RealVocabulary vocabulary) {

    void all() {
        questions.values("component", line -> line.many("components"), questions::quoted);
        questions.values("fixVersion", line -> line.many("fixVersions"), questions::quoted);
        questions.values("affectedVersion", Line::affected, questions::quoted);
        questions.values("reporter", Line::reporter, questions::person);
        questions.values("creator", Line::reporter, questions::person);
        ordered("fixVersion", line -> line.many("fixVersions"));
        ordered("affectedVersion", Line::affected);
        releases();
        past();
        touched();
    }

    /** A version is before another one of the same project, whatever versions of other projects are called. */
    private void ordered(String field, Function<Line, Set<String>> has) {
        String version = lines.frequent(has).getFirst();
        for (String operator : RealQuestions.ORDERS) {
            questions.ask(field + " " + operator + " " + questions.quoted(version), line -> {
                List<String> order = vocabulary.versions().getOrDefault(line.text("projectKey"), List.of());
                return order.contains(version)
                        && has.apply(line).stream()
                                .anyMatch(one ->
                                        RealQuestions.stands(order.indexOf(one), operator, order.indexOf(version)));
            });
        }
    }

    /** A version is out when everything that was to be in it is done. */
    private Set<String> unfinished() {
        return lines.all().stream()
                .filter(line -> !line.text("statusCategory").equals("done"))
                .flatMap(line -> line.texts("fixVersions").map(version -> line.text("projectKey") + " " + version))
                .collect(Collectors.toSet());
    }

    private void releases() {
        Set<String> unfinished = unfinished();
        Set<String> released = new HashSet<>();
        vocabulary
                .versions()
                .forEach((project, versions) -> versions.stream()
                        .map(version -> project + " " + version)
                        .filter(version -> !unfinished.contains(version))
                        .forEach(released::add));
        Predicate<Line> isOut = line -> line.many("fixVersions").stream()
                .anyMatch(version -> released.contains(line.text("projectKey") + " " + version));
        Predicate<Line> isToCome = line -> line.many("fixVersions").stream()
                .anyMatch(version -> unfinished.contains(line.text("projectKey") + " " + version));
        String project = lines.all().getLast().text("projectKey");
        Predicate<Line> inProject = line -> line.text("projectKey").equals(project);
        questions.ask("fixVersion in releasedVersions()", isOut);
        questions.ask("fixVersion in unreleasedVersions()", isToCome);
        questions.ask("fixVersion in releasedVersions(" + project + ")", isOut.and(inProject));
        questions.ask(
                "fixVersion not in unreleasedVersions()",
                line -> !line.many("fixVersions").isEmpty() && !isToCome.test(line));
        List<String> versions = vocabulary.versions().getOrDefault(project, List.of());
        List<String> out = versions.stream()
                .filter(version -> released.contains(project + " " + version))
                .toList();
        questions.ask(
                "fixVersion = latestReleasedVersion(" + project + ")",
                line -> inProject.test(line) && line.many("fixVersions").contains(out.getLast()));
        questions.ask(
                "fixVersion = earliestUnreleasedVersion(" + project + ")",
                line -> inProject.test(line)
                        && versions.stream()
                                .filter(version -> !out.contains(version))
                                .limit(1)
                                .anyMatch(line.many("fixVersions")::contains));
    }

    /**
     * Every twentieth issue was once in the most frequent version of all, and left it on the day it was last changed.
     */
    private void past() {
        RealLeaving leaving = RealLeaving.of(lines);
        String version = leaving.version();
        String quoted = questions.quoted(version);
        Predicate<Line> left = leaving::holds;
        Predicate<Line> was = line -> line.many("fixVersions").contains(version) || left.test(line);
        Instant middle = lines.all().get(lines.all().size() / 2).moment("updated");
        Instant minute = Instant.ofEpochSecond(middle.getEpochSecond() / 60 * 60);
        questions.ask("fixVersion was " + quoted, was);
        questions.ask("fixVersion was not " + quoted, was.negate());
        questions.ask("fixVersion was in (" + quoted + ")", was);
        questions.ask("fixVersion was not in (" + quoted + ")", was.negate());
        questions.ask("fixVersion changed", left);
        questions.ask("fixVersion changed from " + quoted + " to EMPTY by currentUser()", left);
        questions.ask(
                "fixVersion changed before " + literal(minute),
                left.and(line -> line.moment("updated").isBefore(minute)));
        questions.ask(
                "fixVersion was " + quoted + " after " + literal(minute),
                line -> line.many("fixVersions").contains(version)
                        || (left.test(line) && line.moment("updated").isAfter(minute)));
        for (String field : List.of("reporter was ", "reporter was not ")) {
            questions.ask(
                    field + questions.person(RealLines.MEMBER),
                    line -> field.endsWith("not ") != line.reporter().contains(RealLines.MEMBER));
        }
        questions.ask("reporter was in (currentUser())", line -> line.reporter().contains(RealLines.ADMIN));
        questions.ask(
                "reporter was not in membersOf(\"jira-administrators\")",
                line -> !line.reporter().contains(RealLines.ADMIN));
        questions.ask("not reporter changed", line -> true);
        questions.ask("reporter changed", line -> false);
    }

    private void touched() {
        questions.ask(
                "assignee in membersOf(\"jira-administrators\")",
                line -> line.assignee().contains(RealLines.ADMIN));
        questions.ask("key in issueHistory()", line -> line.number() % 1000 == 1);
        questions.ask("key not in issueHistory()", line -> line.number() % 1000 != 1);
        String member = questions.person(RealLines.MEMBER);
        Set<String> changed = lines.changes().values().stream()
                .flatMap(List::stream)
                .filter(change -> change.author().equals(RealLines.MEMBER))
                .map(change -> change.line().key())
                .collect(Collectors.toSet());
        questions.ask(
                "key in updatedBy(" + member + ")",
                line -> line.reporter().contains(RealLines.MEMBER)
                        || !line.shed("comment").isEmpty()
                        || changed.contains(line.key()));
        Instant middle = lines.all().get(lines.all().size() / 2).moment("updated");
        Instant minute = Instant.ofEpochSecond(middle.getEpochSecond() / 60 * 60);
        Set<String> later = lines.changes().values().stream()
                .flatMap(List::stream)
                .filter(change ->
                        change.author().equals(RealLines.MEMBER) && !change.at().isBefore(minute))
                .map(change -> change.line().key())
                .collect(Collectors.toSet());
        questions.ask(
                "issue in updatedBy(" + member + ", " + literal(minute) + ")",
                line -> (line.reporter().contains(RealLines.MEMBER)
                                && !line.moment("created").isBefore(minute))
                        || (!line.shed("comment").isEmpty()
                                && !line.moment("updated").isBefore(minute))
                        || later.contains(line.key()));
    }

    private static String literal(Instant moment) {
        return DateTimeFormatter.ofPattern("'\"'yyyy-MM-dd HH:mm'\"'", Locale.ROOT)
                .withZone(RealQuestions.ZONE)
                .format(moment);
    }
}
