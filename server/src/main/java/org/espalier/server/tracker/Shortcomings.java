package org.espalier.server.tracker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.espalier.server.tracker.SiteReport.Linking;
import org.espalier.server.tracker.SiteReport.ProjectRights;
import org.espalier.server.tracker.SiteReport.Seen;

/** What is not as it should be in a report, each with what is to be done about it, in one sentence. */
public final class Shortcomings {

    /** Nothing rests on the two clocks being alike, but people compare the times that both show. */
    private static final Duration UNREMARKABLE = Duration.ofMinutes(1);

    private Shortcomings() {}

    /** One thing to be mended. */
    public record Shortcoming(Weight weight, String sentence) {}

    /** What it keeps Espalier from, the heaviest first. */
    public enum Weight {
        STOPS_READING,
        STOPS_WRITING,
        REMARK
    }

    /** All of a report, the heaviest first. */
    public static List<Shortcoming> of(SiteReport report) {
        var found = new ArrayList<Shortcoming>();
        hidden(report, found);
        for (var right : Right.of(Right.Scope.PROJECT)) {
            lacking(report, right, found);
        }
        if (!administers(report)) {
            found.add(optional("This account lacks the permission ", Right.ADMINISTER));
        }
        linking(report.linking(), found);
        report.site()
                .ahead()
                .filter(ahead -> ahead.abs().compareTo(UNREMARKABLE) > 0)
                .ifPresent(ahead -> found.add(new Shortcoming(
                        Weight.REMARK,
                        "The clock of Jira is " + ahead.abs().toSeconds() + " seconds "
                                + (ahead.isNegative() ? "behind" : "ahead of")
                                + " this server's; set the wrong one right, so that the times in both agree.")));
        if (report.left() > 0) {
            found.add(new Shortcoming(
                    Weight.REMARK,
                    report.left()
                            + " more projects were not asked about; name the enabled projects of this connection to"
                            + " have just those tested."));
        }
        found.sort(Comparator.comparing(Shortcoming::weight));
        return found;
    }

    private static void hidden(SiteReport report, List<Shortcoming> found) {
        var archived = keys(report, Seen.ARCHIVED);
        if (!archived.isEmpty()) {
            found.add(new Shortcoming(
                    Weight.STOPS_READING,
                    "Jira has archived " + projects(archived)
                            + ", so no query finds its issues; let Jira's administrators"
                            + " restore it, or take it out of this connection."));
        }
        var hidden = keys(report, Seen.NOT_SHOWN);
        if (!hidden.isEmpty()) {
            found.add(
                    new Shortcoming(
                            Weight.STOPS_READING,
                            "Jira does not show " + projects(hidden)
                                    + " to this account: deleted, hidden, or archived out of its sight; let Jira's"
                                    + " administrators restore it or grant Browse Projects, or take it out of this connection."));
        } else if (report.projects().isEmpty()) {
            found.add(new Shortcoming(
                    Weight.STOPS_READING,
                    "Jira shows no project to this account; let Jira's administrators grant it Browse Projects."));
        }
    }

    private static List<String> keys(SiteReport report, Seen seen) {
        return report.projects().stream()
                .filter(project -> project.seen() == seen)
                .map(ProjectRights::key)
                .toList();
    }

    private static void lacking(SiteReport report, Right right, List<Shortcoming> found) {
        var keys = report.projects().stream()
                .filter(project ->
                        project.seen() == Seen.SHOWN && !project.granted().contains(right))
                .map(ProjectRights::key)
                .toList();
        if (keys.isEmpty() || (right == Right.ADMINISTER_PROJECTS && administers(report))) {
            return;
        }
        var lacks = "In " + projects(keys) + " this account lacks the permission ";
        var fix = "; let Jira's administrators grant it in the permission scheme.";
        found.add(
                switch (right.purpose()) {
                    case READING -> new Shortcoming(Weight.STOPS_READING, lacks + right.title() + fix);
                    case WRITING ->
                        new Shortcoming(
                                Weight.STOPS_WRITING, lacks + right.title() + ", needed only for writing" + fix);
                    case OPTIONAL -> optional(lacks, right);
                });
    }

    /** Whether the account may do in each project what the project's administrators may. */
    private static boolean administers(SiteReport report) {
        return report.account().granted().contains(Right.ADMINISTER);
    }

    private static Shortcoming optional(String lacks, Right right) {
        return new Shortcoming(
                Weight.REMARK,
                lacks + right.title() + ", which is optional: without it " + right.without()
                        + "; let Jira's administrators grant it if that matters.");
    }

    private static void linking(Linking linking, List<Shortcoming> found) {
        switch (linking) {
            case Linking.Off _ ->
                found.add(new Shortcoming(
                        Weight.STOPS_WRITING,
                        "Issue linking is switched off in this Jira; let Jira's administrators switch it on to use the"
                                + " synchronizer Links."));
            case Linking.On on
            when on.types().isEmpty() ->
                found.add(
                        new Shortcoming(
                                Weight.STOPS_WRITING,
                                "This Jira has no link types; let Jira's administrators add one to use the synchronizer Links."));
            case Linking.On _ -> {
                // Nothing is lacking.
            }
        }
    }

    private static String projects(List<String> keys) {
        return (keys.size() == 1 ? "the project " : "the projects ")
                + keys.stream().collect(Collectors.joining(", "));
    }
}
