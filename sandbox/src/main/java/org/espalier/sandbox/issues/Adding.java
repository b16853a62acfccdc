package org.espalier.sandbox.issues;

import org.springframework.stereotype.Component;

/** Adds comments and properties to issues in the course of other writes. */
@Component
class Adding {

    private final Comments comments;
    private final Properties properties;

    Adding(Comments comments, Properties properties) {
        this.comments = comments;
        this.properties = properties;
    }

    void add(Caller caller, Issue issue, Additions additions) {
        additions.comments().forEach(body -> comments.add(caller, issue, body));
        additions
                .properties()
                .forEach((key, value) -> value.ifPresentOrElse(
                        json -> properties.put(caller, issue, key, json), () -> properties.delete(caller, issue, key)));
    }
}
