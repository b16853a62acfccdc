package org.espalier.sandbox.issues;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who watches issues or voted for them; neither moves a stamp nor is told in the history. */
@Component
public class Followers {

    /** How somebody follows an issue. */
    public enum Way {
        WATCHING("issue_watch"),
        VOTING("issue_vote");

        private final String table;

        Way(String table) {
            this.table = table;
        }
    }

    private final JdbcClient database;
    private final Catalogue catalogue;

    Followers(JdbcClient database, Catalogue catalogue) {
        this.database = database;
        this.catalogue = catalogue;
    }

    /** Who follows the issue so, in the order of the ids. */
    public List<Account> of(Issue issue, Way way) {
        return database
                .sql("select account from " + way.table + " where issue_id = :issue order by account")
                .param("issue", issue.id())
                .query(String.class)
                .list()
                .stream()
                .map(catalogue::account)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Somebody follows the issue from now on, if not before. */
    public void add(Issue issue, Way way, Account account) {
        database.sql("insert into " + way.table
                        + " (issue_id, account) values (:issue, :account) on conflict do nothing")
                .param("issue", issue.id())
                .param("account", account.id())
                .update();
    }

    /** Somebody follows the issue no longer. */
    public void remove(Issue issue, Way way, Account account) {
        database.sql("delete from " + way.table + " where issue_id = :issue and account = :account")
                .param("issue", issue.id())
                .param("account", account.id())
                .update();
    }
}
