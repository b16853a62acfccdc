package org.espalier.sandbox.rest;

import java.time.Clock;
import java.util.Optional;
import org.espalier.sandbox.webhook.Notice;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** What stands around everything that webhooks are told. */
@Component
class NoticeFrame {

    private final Environment environment;
    private final Shapes shapes;
    private final Clock clock;

    NoticeFrame(Environment environment, Shapes shapes, Clock clock) {
        this.environment = environment;
        this.shapes = shapes;
        this.clock = clock;
    }

    /** Whoever is told did not ask, so the site is where it believes itself to be; texts are wiki texts. */
    Site site() {
        return new Site("http://localhost:" + environment.getProperty("local.server.port", "8491"), "2", shapes);
    }

    /** The beginning of what is told of an event. */
    ObjectNode open(String event) {
        return TermJson.JSON
                .objectNode()
                .put("timestamp", clock.instant().toEpochMilli())
                .put("webhookEvent", event);
    }

    /** What is told of an event by which nobody can choose by issue. */
    static Notice plain(String event, Notice.Flow flow, ObjectNode body) {
        return new Notice(event, flow, Optional.empty(), body.toString());
    }
}
