package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.RecordedJira.json;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.espalier.server.RecordedJira.Answer;
import org.espalier.server.tracker.Connection.Writing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The fields of a site that answers slowly: one thread waits for it, and no other longer than it must. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FieldIndexTest {

    private static final String FIELDS = "GET /rest/api/3/field";

    private final RecordedSite site = new RecordedSite();
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);
    private final Wire wire = new Wire(
            site.access(Writing.ALLOWED),
            new Pace("jira.example", Optional.empty(), site.pause, site.pause),
            Limits.USUAL);
    private final Reads reads = new Reads(wire, Patience.OF_PEOPLE, site.pause, new Random());
    private final FieldIndex index = new FieldIndex(new CloudDialect(), site.pause);

    @BeforeEach
    void answer() {
        site.jira.when(FIELDS, json("[]"));
    }

    @AfterEach
    void close() {
        answered.countDown();
        wire.close();
        site.close();
    }

    @Test
    void whoeverComesWhileTheFieldsAreLookedUpAgainGetsThoseThatAreKnown() throws Exception {
        var known = index.of(reads);
        site.pause.last(FieldIndex.KEPT.plus(Duration.ofSeconds(1)));
        site.jira.when(FIELDS, asked -> slowly());
        var slow = started();
        arrived.await();

        assertThat(started().get(20, TimeUnit.SECONDS)).isEqualTo(known);
        assertThat(slow.isDone()).isFalse();
        answered.countDown();
        assertThat(slow.get()).isEqualTo(known);
    }

    @Test
    void whoeverWaitsForTheFirstLookCanBeInterrupted() throws Exception {
        site.jira.when(FIELDS, asked -> slowly());
        var slow = started();
        arrived.await();
        var waiting = new FutureTask<>(() -> index.of(reads));
        var thread = Thread.ofVirtual().start(waiting);
        thread.interrupt();

        assertThat(thread.join(Duration.ofSeconds(20))).isTrue();
        assertThat(waiting.state()).isEqualTo(FutureTask.State.FAILED);
        assertThat(waiting.exceptionNow()).isInstanceOf(InterruptedException.class);
        assertThat(slow.isDone()).isFalse();
    }

    private FutureTask<CustomFields> started() {
        var look = new FutureTask<>(() -> index.of(reads));
        Thread.ofVirtual().start(look);
        return look;
    }

    private Answer slowly() {
        arrived.countDown();
        try {
            answered.await();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
        return json("[]");
    }
}
