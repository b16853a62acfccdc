package org.espalier.sandbox.jql;

import java.util.List;

/** A query that does not follow the grammar. */
public final class JqlSyntaxError extends JqlError {

    private static final long serialVersionUID = 1;

    JqlSyntaxError(String message) {
        super(List.of(message));
    }
}
