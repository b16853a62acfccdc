package org.espalier.sandbox.rest;

import org.espalier.sandbox.issues.Happening;
import org.espalier.sandbox.issues.Sprint;
import org.espalier.sandbox.webhook.Notice;
import org.espalier.sandbox.webhook.Notice.Flow;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** What webhooks are told of sprints and boards. */
@Component
class SprintNotices {

    private final NoticeFrame frame;

    SprintNotices(NoticeFrame frame) {
        this.frame = frame;
    }

    Notice made(Happening.SprintMade made) {
        return sprint("sprint_created", made.sprint());
    }

    Notice removed(Happening.SprintRemoved removed) {
        return sprint("sprint_deleted", removed.sprint());
    }

    Notice changed(Happening.SprintChanged changed) {
        if (changed.before().state() == changed.after().state()) {
            ObjectNode body = body("sprint_updated", changed.after());
            body.set("oldValue", SprintJson.sprint(frame.site(), changed.before()));
            return NoticeFrame.plain("sprint_updated", Flow.PRIMARY, body);
        }
        return sprint(
                changed.after().state() == Sprint.State.ACTIVE ? "sprint_started" : "sprint_closed", changed.after());
    }

    Notice board(Happening.BoardWritten written) {
        String event = switch (written.what()) {
            case MADE -> "board_created";
            case CHANGED -> "board_updated";
            case REMOVED -> "board_deleted";
        };
        ObjectNode body = frame.open(event);
        body.set("board", new BoardJson(frame.site()).board(written.board()));
        return NoticeFrame.plain(event, Flow.PRIMARY, body);
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
