package org.espalier.server.jira;

import org.jspecify.annotations.Nullable;

/** The known fields of one site, looked up once while it is open. */
final class FieldIndex {

    private final Dialect dialect;
    private @Nullable CustomFields known;

    FieldIndex(Dialect dialect) {
        this.dialect = dialect;
    }

    synchronized CustomFields of(Reads reads) throws JiraFailure, InterruptedException {
        var fields = known;
        if (fields == null) {
            fields =
                    CustomFields.of(dialect, reads.read(JiraRequest.get(dialect.path("/field")), Shapes.Field[].class));
            known = fields;
        }
        return fields;
    }
}
