package org.espalier.sandbox.issues;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes rows for a write, and stamps them. */
@Component
class IssueRows {

    /** Held while ranks are given or changed. */
    private static final long ONE_AT_A_TIME = 740_451;

    private final JdbcClient database;
    private final Clock clock;

    IssueRows(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Holds the rows until the transaction ends, always in the order of the ids, so that two writes never wait for each
     * other in a circle.
     */
    List<Long> lock(long... ids) {
        return database.sql("select id from issue where id = any(:ids) order by id for no key update")
                .param("ids", LongStream.of(ids).distinct().sorted().toArray())
                .query(Long.class)
                .list();
    }

    /** Holds the order of all issues until the transaction ends, before any row, so that no two get the same rank. */
    void holdRanks() {
        database.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", ONE_AT_A_TIME)
                .query(row -> {});
    }

    /** This moment, as precise as Jira keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Says that the issues were changed at that moment; a stamp never goes back. */
    void touch(Instant moment, long... ids) {
        database.sql("update issue set updated = greatest(updated, :moment) where id = any(:ids)")
                .param("moment", Moments.parameter(moment))
                .param("ids", ids)
                .update();
    }
}
