package org.espalier.sandbox.page;

import java.util.List;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.ChangeEntry;
import org.espalier.sandbox.issues.History;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.IssueHead;
import org.espalier.sandbox.issues.Issues;
import org.espalier.sandbox.issues.LinkEnd;
import org.espalier.sandbox.issues.Sprint;
import org.espalier.sandbox.issues.Sprints;
import org.springframework.stereotype.Component;

/** What stands around an issue on its page. */
record Surroundings(List<IssueHead> subTasks, List<LinkEnd> links, List<Sprint> sprints, List<ChangeEntry> history) {

    /** How many of the latest entries of its history a page shows. */
    static final int ENTRIES = 50;

    Surroundings {
        subTasks = List.copyOf(subTasks);
        links = List.copyOf(links);
        sprints = List.copyOf(sprints);
        history = List.copyOf(history);
    }

    /** Reads it. */
    @Component
    static class Reader {

        private final Issues issues;
        private final Sprints sprints;
        private final History history;

        Reader(Issues issues, Sprints sprints, History history) {
            this.issues = issues;
            this.sprints = sprints;
            this.history = history;
        }

        Surroundings of(Caller person, Issue issue) {
            List<Long> id = List.of(issue.id());
            long before = Math.max(0, history.count(issue.id()) - ENTRIES);
            return new Surroundings(
                    issues.subTasks(person, id).getOrDefault(issue.id(), List.of()),
                    issues.links(person, id).getOrDefault(issue.id(), List.of()),
                    sprints.of(id).getOrDefault(issue.id(), List.of()),
                    history.of(id, ENTRIES, before).reversed());
        }
    }
}
