package org.espalier.server.tracker;

import java.time.Duration;
import java.util.ArrayList;
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

    /** What it keeps Espalier from. */
    public enum Weight {
        STOPS_READING,
        STOPS_WRITING,
        REMARK
    }

    /** All of a report, the heaviest first. */
    public static List<Shortcoming> of(SiteReport report) {
        var found = new ArrayList<Shortcoming>();
        hidden(report, found);
        for (var right : Right.values()) {
            lacking(report, right, found);
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
        if (!keys.isEmpty()) {
            boolean reading = right.purpose() == Right.Purpose.READING;
            found.add(new Shortcoming(
                    reading ? Weight.STOPS_READING : Weight.STOPS_WRITING,
                    "In " + projects(keys) + " this account lacks the permission " + right.title()
                            + (reading ? "" : ", needed only for writing")
                            + "; let Jira's administrators grant it in the permission scheme."));
        }
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
