package org.espalier.server.jira;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** By what one site knows the account of its credential, looked up once while it is open. */
final class Account {

    private final Dialect dialect;
    private final ReentrantLock lookingUp = new ReentrantLock();
    private volatile @Nullable String known;

    Account(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Whoever comes while another thread looks it up waits for that, and can be interrupted. */
    String of(Reads reads) throws JiraFailure, InterruptedException {
        var account = known;
        return account == null ? lookedUp(reads) : account;
    }

    private String lookedUp(Reads reads) throws JiraFailure, InterruptedException {
        lookingUp.lockInterruptibly();
        try {
            var account = known;
            if (account == null) {
                account = dialect.account(reads.read(JiraRequest.get(dialect.path("/myself")), Shapes.Myself.class))
                        .orElseThrow(() -> JiraFailure.unclear(reads.host(), "did not say whose the credential is"));
                known = account;
            }
            return account;
        } finally {
            lookingUp.unlock();
        }
    }
}
