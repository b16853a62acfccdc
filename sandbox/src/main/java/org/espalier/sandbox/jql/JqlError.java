package org.espalier.sandbox.jql;

import java.util.List;

/** A query Jira answers with 400, with the texts Jira gives. */
public sealed class JqlError extends RuntimeException permits JqlSyntaxError {

    private static final long serialVersionUID = 1;

    private final String[] messages;

    JqlError(List<String> messages) {
        super(String.join(" ", messages));
        this.messages = messages.toArray(String[]::new);
    }

    /** One sentence for each thing that is wrong, in the order of the query; fit for {@code errorMessages}. */
    public final List<String> messages() {
        return List.of(messages);
    }
}
