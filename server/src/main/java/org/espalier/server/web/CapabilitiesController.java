package org.espalier.server.web;

import java.util.List;
import org.espalier.server.tracker.Asking;
import org.espalier.server.tracker.ConnectionId;
import org.espalier.server.tracker.Hierarchy;
import org.espalier.server.tracker.IssueType;
import org.espalier.server.tracker.Trackers;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the site of a connection can do, so that nobody plans what it will refuse. */
@RestController
@RequestMapping("/api/v1/connections/{id}/capabilities")
class CapabilitiesController {

    private final Trackers trackers;

    CapabilitiesController(Trackers trackers) {
        this.trackers = trackers;
    }

    /**
     * The whole answer.
     *
     * @param levels the highest first
     * @param rankFields none where the site ranks no issues
     */
    record SiteCapabilities(
            Hierarchy.SubTasks subTasks,
            Hierarchy.Epics epics,
            Hierarchy.Parents parents,
            List<Level> levels,
            List<RankField> rankFields) {}

    /** @param issueTypes their names */
    record Level(int number, List<String> issueTypes) {}

    record RankField(String id, String name) {}

    @GetMapping
    SiteCapabilities of(@PathVariable String id) {
        var site = trackers.capabilities(new Asking.OfServer(new ConnectionId(id)));
        var hierarchy = site.hierarchy();
        return new SiteCapabilities(
                hierarchy.subTasks(),
                hierarchy.epics(),
                hierarchy.parents(),
                hierarchy.levels().stream()
                        .map(level -> new Level(
                                level.number(),
                                level.types().stream().map(IssueType::name).toList()))
                        .toList(),
                site.rankFields().stream()
                        .map(field -> new RankField(Long.toString(field.number()), field.name()))
                        .toList());
    }
}
