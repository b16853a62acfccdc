package org.espalier.sandbox.issues;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who watches issues or voted for them; neither moves a stamp nor is told in the history. */
@Component
public class Followers {

    /** How somebody follows an issue. */
    public enum Way {
        WATCHING("issue_watch", "watches"),
        VOTING("issue_vote", "votes");

        private final String table;
        private final String field;

        Way(String table, String field) {
            this.table = table;
            this.field = field;
        }

        /** The field that tells how many do so. */
        public String field() {
            return field;
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

    /**
     * How many follow an issue.
     *
     * @param own whether whoever asks is one of them
     */
    public record Count(int all, boolean own) {

        /** Nobody. */
        public static final Count NONE = new Count(0, false);
    }

    /** How many follow each of the issues so; issues that nobody follows are absent. */
    public Map<Long, Count> counts(Caller caller, Collection<Long> issues, Way way) {
        Map<Long, Count> counts = new HashMap<>();
        database.sql("select issue_id, count(*), coalesce(bool_or(account = :own), false) from " + way.table
                        + " where issue_id = any(:issues) group by issue_id")
                .param("own", caller.account().map(Account::id).orElse(""))
                .param("issues", issues.toArray(Long[]::new))
                .query(row -> {
                    counts.put(row.getLong(1), new Count(row.getInt(2), row.getBoolean(3)));
                });
        return counts;
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
