package org.espalier.sandbox.fault;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.espalier.sandbox.issues.Project;
import org.espalier.sandbox.issues.Terms;
import org.espalier.sandbox.search.SearchIndex;
import tools.jackson.databind.JsonNode;

/** Faults as a request asks for them; what it does not name is off. */
final class FaultsRequest {

    private static final Set<String> KNOWN = Set.of(
            "latencyMillis",
            "rateLimitPercent",
            "errorPercent",
            "timeoutAfterCommitPercent",
            "searchLagMillis",
            "searchFlickerPercent",
            "hideProjects",
            "deadToken",
            "deadTokenAfter",
            "tokenDenied",
            "outage",
            "rankRefusalPercent",
            "shortPagePercent",
            "emptyPagePercent",
            "repeatedPagePercent",
            "shuffledLinksPercent",
            "denyScheduling",
            "hideLinks",
            "showUnseenLinks",
            "linkingOff",
            "mostLinks",
            "swallowParents",
            "seed");
    private static final long LONGEST_LATENCY = Duration.ofMinutes(10).toMillis();
    private static final long MOST_REQUESTS = 1_000_000;
    private static final long MOST_LINKS = 1_000_000;

    private final SwitchBody body;
    private final Terms<Project> projects;

    private FaultsRequest(SwitchBody body, Terms<Project> projects) {
        this.body = body;
        this.projects = projects;
    }

    static Faults read(JsonNode json, Terms<Project> projects) {
        SwitchBody body = SwitchBody.read(json, KNOWN, "so the faults stay as they are");
        FaultsRequest request = new FaultsRequest(body, projects);
        return new Faults(
                new Faults.Slowness(request.millis("latencyMillis"), request.lateness()),
                new Faults.Chances(
                        body.percent("rateLimitPercent"),
                        body.percent("errorPercent"),
                        body.percent("timeoutAfterCommitPercent"),
                        body.percent("rankRefusalPercent"),
                        new Faults.Pages(
                                body.percent("shortPagePercent"),
                                body.percent("emptyPagePercent"),
                                body.percent("repeatedPagePercent"),
                                body.percent("shuffledLinksPercent"))),
                new Faults.Access(
                        request.projects("hideProjects"),
                        request.projects("denyScheduling"),
                        request.projects("swallowParents"),
                        request.linking(),
                        request.token()),
                body.word("outage").map(request::outage),
                body.whole("seed"));
    }

    private Duration millis(String name) {
        return Duration.ofMillis(body.number(name, LONGEST_LATENCY, 0));
    }

    /** A search that is not late has no older state to fall back to. */
    private SearchIndex.Lateness lateness() {
        Duration lag = millis("searchLagMillis");
        int flicker = body.percent("searchFlickerPercent");
        if (lag.isZero() && flicker > 0) {
            throw body.refused(
                    "searchFlickerPercent", "Only a late search falls back: set searchLagMillis to more than 0");
        }
        return new SearchIndex.Lateness(lag, flicker);
    }

    private Faults.Linking linking() {
        return new Faults.Linking(
                body.flag("linkingOff"),
                projects("hideLinks"),
                body.flag("showUnseenLinks"),
                Optional.of((int) body.number("mostLinks", MOST_LINKS, 0)).filter(most -> most > 0));
    }

    private Faults.TokenFault token() {
        return new Faults.TokenFault(
                body.flag("deadToken"),
                Optional.of(body.number("deadTokenAfter", MOST_REQUESTS, 0)).filter(most -> most > 0),
                body.flag("tokenDenied"));
    }

    private Outage outage(String name) {
        return Outage.named(name)
                .orElseThrow(() -> body.refused("outage", "It must be one of " + List.of(Outage.values())));
    }

    private List<String> projects(String name) {
        List<String> keys = body.list(name, "project keys");
        for (String key : keys) {
            if (projects.all().stream().noneMatch(project -> project.key().equals(key))) {
                throw body.refused(name, "No project has the key " + key);
            }
        }
        return keys;
    }
}
