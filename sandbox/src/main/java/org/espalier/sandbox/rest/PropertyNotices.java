package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Optional;
import org.espalier.sandbox.issues.Happening;
import org.espalier.sandbox.webhook.Notice;
import org.espalier.sandbox.webhook.Notice.Flow;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * What webhooks are told of the properties of issues; no document says how, so nobody should rely on more than the
 * issue.
 */
@Component
class PropertyNotices {

    private final NoticeFrame frame;
    private final IssuePictures pictures;

    PropertyNotices(NoticeFrame frame, IssuePictures pictures) {
        this.frame = frame;
        this.pictures = pictures;
    }

    List<Notice> tell(Happening.PropertyWritten happening) {
        String event = happening.value().isPresent() ? "issue_property_set" : "issue_property_deleted";
        return pictures.find(happening.issue()).stream()
                .map(issue -> {
                    ObjectNode body = frame.open(event);
                    body.set("user", new TermJson(frame.site()).account(happening.by()));
                    body.set("issue", pictures.head(issue));
                    ObjectNode property = body.putObject("property").put("key", happening.key());
                    happening
                            .value()
                            .ifPresent(value -> property.set("value", TermJson.JSON.rawValueNode(new RawValue(value))));
                    return new Notice(event, Flow.PRIMARY, Optional.of(issue.id()), body.toString());
                })
                .toList();
    }
}
