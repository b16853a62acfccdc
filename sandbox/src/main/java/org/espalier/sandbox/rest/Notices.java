package org.espalier.sandbox.rest;

import java.util.ArrayList;
import java.util.List;
import org.espalier.sandbox.issues.Happening;
import org.espalier.sandbox.issues.Sprint;
import org.espalier.sandbox.webhook.Narrator;
import org.espalier.sandbox.webhook.Notice;
import org.espalier.sandbox.webhook.Notice.Flow;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** What webhooks are told, in the order in which it happened, issues first. */
@Component
class Notices implements Narrator {

    private final NoticeFrame frame;
    private final IssueNotices issues;
    private final LinkNotices links;

    Notices(NoticeFrame frame, IssueNotices issues, LinkNotices links) {
        this.frame = frame;
        this.issues = issues;
        this.links = links;
    }

    @Override
    public List<Notice> tell(List<Happening> happenings) {
        List<Notice> notices = new ArrayList<>(issues.written(happenings));
        for (Happening happening : happenings) {
            notices.addAll(
                    switch (happening) {
                        case Happening.IssueMade made -> List.<Notice>of();
                        case Happening.IssueChanged changed -> links.places(changed);
                        case Happening.IssueEnds ending -> {
                            List<Notice> all = new ArrayList<>(issues.ending(ending));
                            all.addAll(links.ending(ending));
                            yield all;
                        }
                        case Happening.LinkMade made -> List.of(links.made(made.tie()));
                        case Happening.LinkRemoved removed -> List.of(links.removed(removed.tie()));
                        case Happening.SprintMade made -> List.of(sprint("sprint_created", made.sprint()));
                        case Happening.SprintChanged changed -> List.of(changed(changed));
                    });
        }
        return List.copyOf(notices);
    }

    private Notice changed(Happening.SprintChanged changed) {
        if (changed.before().state() == changed.after().state()) {
            ObjectNode body = body("sprint_updated", changed.after());
            body.set("oldValue", SprintJson.sprint(frame.site(), changed.before()));
            return NoticeFrame.plain("sprint_updated", Flow.PRIMARY, body);
        }
        return sprint(
                changed.after().state() == Sprint.State.ACTIVE ? "sprint_started" : "sprint_closed", changed.after());
    }

    private Notice sprint(String event, Sprint sprint) {
        return NoticeFrame.plain(event, Flow.PRIMARY, body(event, sprint));
    }

    private ObjectNode body(String event, Sprint sprint) {
        ObjectNode body = frame.open(event);
        body.set("sprint", SprintJson.sprint(frame.site(), sprint));
        return body;
    }
}
