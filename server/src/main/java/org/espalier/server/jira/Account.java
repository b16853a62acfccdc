package org.espalier.server.jira;

import org.jspecify.annotations.Nullable;

/** By what one site knows the account of its credential, looked up once while it is open. */
final class Account {

    private final Dialect dialect;
    private @Nullable String known;

    Account(Dialect dialect) {
        this.dialect = dialect;
    }

    synchronized String of(Reads reads) throws JiraFailure, InterruptedException {
        var account = known;
        if (account == null) {
            account = dialect.account(reads.read(JiraRequest.get(dialect.path("/myself")), Shapes.Myself.class))
                    .orElseThrow(() -> JiraFailure.unclear(reads.host(), "did not say whose the credential is"));
            known = account;
        }
        return account;
    }
}
