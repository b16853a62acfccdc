package org.espalier.sandbox.rest;

import java.util.List;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Epics;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.Project;
import org.espalier.sandbox.issues.Refusal;
import org.springframework.stereotype.Component;

/**
 * The epics that the agile API deals with: on Cloud not those of projects that their teams manage, whose issues belong
 * to their epics by the field {@code parent} alone (jira-api.md §9).
 */
@Component
class AgileEpics {

    private final Epics epics;
    private final Catalogue catalogue;

    AgileEpics(Epics epics, Catalogue catalogue) {
        this.epics = epics;
        this.catalogue = catalogue;
    }

    /** The epic with that id or key; one that this API does not deal with is as if it were not there. */
    Issue require(Caller caller, Site site, String idOrKey) {
        Issue epic = epics.require(caller, idOrKey);
        if (!site.shapes().dealsWithEpicsOf(project(epic))) {
            throw Epics.noSuchEpic();
        }
        return epic;
    }

    /** Refuses all if one of them belongs to its epic in another way. */
    void requireMovable(Site site, List<Issue> issues) {
        for (Issue issue : issues) {
            if (!site.shapes().dealsWithEpicsOf(project(issue))) {
                throw Refusal.badRequest("The request contains a next-gen issue, " + issue.key()
                        + ", which this operation cannot put into epics or take out of them: edit its field \"parent\""
                        + " instead. No issue was moved.");
            }
        }
    }

    private Project project(Issue issue) {
        return catalogue.projects().of(issue.place().projectId());
    }
}
