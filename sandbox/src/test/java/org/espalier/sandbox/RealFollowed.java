package org.espalier.sandbox;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.espalier.sandbox.RealLines.Line;

/**
 * Questions about who follows issues and leads projects, when issues were resolved and viewed, and what stands below.
 */
record RealFollowed(RealQuestions questions, RealLines lines, RealVocabulary vocabulary) {

    private static final String ADMIN = RealLines.ADMIN;

    void all() {
        questions.values("watcher", RealFollowed::watchers, questions::person);
        questions.values("voter", RealFollowed::voters, questions::person);
        for (String not : List.of("", "not ")) {
            Predicate<Line> watched = line -> watchers(line).contains(ADMIN) == not.isEmpty();
            Predicate<Line> voted = line -> voters(line).contains(ADMIN) == not.isEmpty();
            questions.ask("key " + not + "in watchedIssues()", watched);
            questions.ask("key " + not + "in votedIssues()", voted);
        }
        moments("resolved", RealFollowed::resolved);
        moments("resolutiondate", RealFollowed::resolved);
        moments("lastViewed", RealFollowed::viewed);
        questions.ask("created > currentLogin()", line -> false);
        questions.ask("updated <= lastLogin()", line -> false);
        below();
        leads();
    }

    /** As {@link RealHistory} writes them. */
    private static Set<String> watchers(Line line) {
        return followers(line, 40, 60, 3);
    }

    private static Set<String> voters(Line line) {
        return followers(line, 35, 70, 5);
    }

    private static Set<String> followers(Line line, int ofAdmin, int ofMember, int rest) {
        Set<String> followers = new HashSet<>();
        if (line.number() % ofAdmin == rest) {
            followers.add(ADMIN);
        }
        if (line.number() % ofMember == rest) {
            followers.add(RealLines.MEMBER);
        }
        return followers;
    }

    /** The file tells no more than when an issue with a resolution was last changed. */
    static Optional<Instant> resolved(Line line) {
        return line.text("resolution").isEmpty() ? Optional.empty() : Optional.of(line.moment("updated"));
    }

    static Optional<Instant> viewed(Line line) {
        return line.number() % 1000 == 1 ? Optional.of(line.moment("updated")) : Optional.empty();
    }

    private void moments(String field, Function<Line, Optional<Instant>> has) {
        List<Instant> all = lines.all().stream()
                .flatMap(line -> has.apply(line).stream())
                .sorted()
                .toList();
        Instant middle = all.get(all.size() / 2);
        Instant minute = middle.truncatedTo(ChronoUnit.MINUTES);
        for (String operator : RealQuestions.ORDERS) {
            questions.ask(
                    field + " " + operator + " " + literal(minute),
                    line -> has.apply(line)
                            .filter(moment -> RealQuestions.stands(moment, operator, minute))
                            .isPresent());
        }
        Predicate<Line> then = line -> has.apply(line).equals(Optional.of(middle));
        Predicate<Line> never = line -> has.apply(line).isEmpty();
        questions.ask(field + " = " + middle.toEpochMilli(), then);
        questions.ask(field + " != " + middle.toEpochMilli(), then.or(never).negate());
        questions.ask(field + " in (" + middle.toEpochMilli() + ", EMPTY)", then.or(never));
        questions.ask(
                field + " not in (" + middle.toEpochMilli() + ")",
                then.or(never).negate());
        questions.ask(field + " is EMPTY", never);
        questions.ask(field + " is not EMPTY", never.negate());
    }

    /** A parent and an epic are the same here: what an issue stands below. */
    private void below() {
        Map<String, Set<String>> children = new HashMap<>();
        for (Line line : lines.all()) {
            lines.above(line, true).stream()
                    .filter(lines::has)
                    .forEach(key -> children.computeIfAbsent(key, one -> new HashSet<>())
                            .add(line.key()));
        }
        List<String> tops = children.keySet().stream()
                .sorted(Comparator.<String>comparingInt(
                                key -> below(key, children).size())
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        String first = tops.getFirst();
        String last = tops.getLast();
        Set<String> ofFirst = below(first, children);
        Set<String> ofLast = below(last, children);
        Predicate<Line> belowFirst = line -> ofFirst.contains(line.key());
        questions.ask("key in childIssuesOf(" + first + ")", belowFirst);
        questions.ask("key not in childIssuesOf(" + first + ")", belowFirst.negate());
        questions.ask("issue in portfolioChildIssuesOf(" + first + ")", belowFirst);
        questions.ask(
                "key in parentEpic(" + first + ", " + last + ")", belowFirst.or(line -> ofLast.contains(line.key())));
    }

    private static Set<String> below(String key, Map<String, Set<String>> children) {
        Set<String> found = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(key));
        while (!open.isEmpty()) {
            for (String child : children.getOrDefault(open.pop(), Set.of())) {
                if (found.add(child)) {
                    open.push(child);
                }
            }
        }
        return found;
    }

    /**
     * Who leads a project its page says; nothing that the test could put in leads a component, links to another site or
     * is a sign-in.
     */
    private void leads() {
        Predicate<Line> led = line -> ADMIN.equals(vocabulary.leads().get(line.text("projectKey")));
        questions.ask("project in projectsLeadByUser()", led);
        questions.ask("project not in projectsLeadByUser()", led.negate());
        questions.ask("project not in projectsLeadByUser(" + questions.person(RealLines.MEMBER) + ")", led);
        questions.ask("component in componentsLeadByUser()", line -> false);
        questions.ask(
                "component not in componentsLeadByUser()",
                line -> !line.many("components").isEmpty());
        questions.ask("key in issuesWithRemoteLinksByGlobalId(x)", line -> false);
        questions.ask("key not in issuesWithRemoteLinksByGlobalId(x)", line -> true);
        questions.ask("project in projectsWhereUserHasPermission(\"Edit Issues\")", line -> true);
        questions.ask("project in projectsWhereUserHasRole(Administrators)", line -> true);
    }

    private static String literal(Instant moment) {
        return DateTimeFormatter.ofPattern("'\"'yyyy-MM-dd HH:mm'\"'", Locale.ROOT)
                .withZone(RealQuestions.ZONE)
                .format(moment);
    }
}
