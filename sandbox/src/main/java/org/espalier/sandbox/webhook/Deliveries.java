package org.espalier.sandbox.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The deliveries, as they are kept. */
@Component
public class Deliveries {

    /** How many that nobody tries any more are kept of each webhook. */
    private static final int KEPT = 100;

    private final JdbcClient database;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition somethingToDo = lock.newCondition();
    private boolean woken;

    Deliveries(JdbcClient database) {
        this.database = database;
    }

    /** The last deliveries of a webhook, newest first. */
    public List<Delivery> last(long webhook, int limit) {
        return database.sql("select * from webhook_delivery where webhook_id = :webhook order by id desc limit :limit")
                .param("webhook", webhook)
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    /** The delivery that is due next, however far off that is. */
    Optional<Delivery> next() {
        return database.sql("select * from webhook_delivery where due is not null order by due, id limit 1")
                .query((row, number) -> read(row))
                .optional();
    }

    /** Keeps what a try brought. */
    void note(Delivery tried) {
        Delivery.Past past = tried.past();
        Delivery.Try last = past.last().orElseThrow();
        database.sql("""
                        update webhook_delivery set due = :due, tries = :tries, outcome = :outcome, result = :result,
                               started = :started, ended = :ended
                        where id = :id
                        """)
                .param("id", tried.id())
                .param("due", tried.due().map(Webhooks::moment).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("tries", past.tries())
                .param("outcome", past.outcome().name())
                .param("result", past.result())
                .param("started", Webhooks.moment(last.started()))
                .param("ended", Webhooks.moment(last.started().plus(last.length())))
                .update();
        if (tried.due().isEmpty()) {
            forgetOld(tried.webhookId());
        }
    }

    private void forgetOld(long webhook) {
        database.sql("""
                        delete from webhook_delivery where webhook_id = :webhook and due is null and id < (
                            select min(id) from (select id from webhook_delivery where webhook_id = :webhook
                                                 order by id desc limit :kept) as newest)
                        """).param("webhook", webhook).param("kept", KEPT).update();
    }

    /** Says that there may be something to do. */
    void wake() {
        lock.lock();
        try {
            woken = true;
            somethingToDo.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there may be something to do, or that much time has passed. */
    void await(Duration longest) throws InterruptedException {
        lock.lock();
        try {
            long left = longest.toNanos();
            while (!woken && left > 0) {
                left = somethingToDo.awaitNanos(left);
            }
            woken = false;
        } finally {
            lock.unlock();
        }
    }

    private static Delivery read(ResultSet row) throws SQLException {
        Optional<Instant> started = instant(row, "started");
        Optional<Instant> ended = instant(row, "ended");
        return new Delivery(
                row.getLong("id"),
                row.getLong("webhook_id"),
                new Delivery.Message(
                        row.getString("identifier"),
                        row.getString("event"),
                        row.getString("flow"),
                        row.getString("body")),
                instant(row, "due"),
                new Delivery.Past(
                        row.getInt("tries"),
                        Delivery.Outcome.valueOf(row.getString("outcome")),
                        row.getString("result"),
                        started.flatMap(
                                begin -> ended.map(end -> new Delivery.Try(begin, Duration.between(begin, end))))));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    /** How long nothing has to happen before one looks again all the same. */
    static final Duration LONGEST_REST = Duration.ofNanos(TimeUnit.MINUTES.toNanos(1));
}
