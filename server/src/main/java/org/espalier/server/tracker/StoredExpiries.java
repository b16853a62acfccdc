package org.espalier.server.tracker;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The last days of all stored credentials, and how many days ahead their holders were last told of them. */
@Repository
class StoredExpiries {

    private final JdbcClient jdbc;

    StoredExpiries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A credential whose last day is known.
     *
     * @param linkedBy absent where it is the connection's own
     * @param told days ahead; absent where nothing was said yet
     */
    record Expiring(
            ConnectionId connection, What what, Optional<String> linkedBy, LocalDate lastDay, Optional<Integer> told) {}

    /** What ends on a last day. */
    enum What {
        TOKEN,
        /** With Atlassian; its tokens are renewed until that day. */
        SIGN_IN
    }

    List<Expiring> all() {
        return jdbc.sql("""
                        with credential (id, account, expires, told) as (
                            select id, null, expires, told from tracker_connection
                            union all
                            select connection, account, expires, told from tracker_linked_credential)
                        select c.*, g.connection is not null as signed_in
                          from credential c
                          left join tracker_grant g on g.connection = c.id and g.person is not distinct from c.account
                         where c.expires is not null
                         order by c.id, c.account nulls first
                        """)
                .query((row, at) -> new Expiring(
                        new ConnectionId(row.getString("id")),
                        row.getBoolean("signed_in") ? What.SIGN_IN : What.TOKEN,
                        Optional.ofNullable(row.getString("account")),
                        row.getObject("expires", LocalDate.class),
                        Optional.ofNullable(row.getObject("told", Integer.class))))
                .list();
    }

    /** Notes it, unless there is another last day by now. */
    void told(Expiring credential, int daysAhead) {
        var where = credential.linkedBy().isPresent()
                ? "tracker_linked_credential set told = ? where expires = ? and connection = ? and account = ?"
                : "tracker_connection set told = ? where expires = ? and id = ? and ?::text is null";
        jdbc.sql("update " + where)
                .param(daysAhead)
                .param(credential.lastDay())
                .param(credential.connection().value())
                .param(credential.linkedBy().orElse(null))
                .update();
    }
}
