package org.espalier.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.espalier.core.structure.IssueId;
import org.espalier.server.TestServer;
import org.espalier.server.platform.Transactions;
import org.espalier.server.tracker.ConnectionId;
import org.espalier.server.tracker.Notices;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is kept of notices until somebody looked. The connections are of nobody, so that nobody looks meanwhile. */
@Tag("database")
@TestInstance(Lifecycle.PER_CLASS)
class IntakeTest {

    private static final Instant FIRST = Instant.parse("2026-11-28T12:00:00Z");

    private TestServer server;
    private NoticeTable notices;

    @BeforeAll
    void start() {
        server = TestServer.start();
        notices = server.part(NoticeTable.class);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aBurstOfNoticesIsOneLookAtEachIssue() {
        var here = new ConnectionId("burst");
        for (int time = 0; time < 50; time++) {
            notices.add(here, issues(1, 2, 3), FIRST.plusSeconds(time));
        }

        assertThat(notices.oldest(here, FIRST.plusSeconds(100), 10))
                .hasSize(3)
                .containsOnlyKeys(new IssueId(1), new IssueId(2), new IssueId(3));
        assertThat(notices.oldest(here, FIRST.plusSeconds(100), 2)).hasSize(2);
    }

    @Test
    void whatIsHeardWhileItIsLookedAtIsLookedAtAgain() {
        var here = new ConnectionId("meanwhile");
        notices.add(here, issues(1, 2), FIRST);
        var lookedAt = notices.oldest(here, FIRST.plusSeconds(100), 10);
        notices.add(here, issues(2), FIRST.plusSeconds(1));
        notices.remove(here, lookedAt);

        assertThat(notices.oldest(here, FIRST.plusSeconds(100), 10)).containsOnlyKeys(new IssueId(2));
    }

    @Test
    void whatCannotBeReadIsPutOffForLongerEachTimeAndStandsInNobodysWay() {
        var here = new ConnectionId("put-off");
        notices.add(here, issues(1, 2), FIRST);
        notices.putOff(here, issues(1), FIRST);
        assertThat(notices.oldest(here, FIRST, 1)).containsOnlyKeys(new IssueId(2));
        assertThat(notices.oldest(here, FIRST.plusSeconds(60), 1)).containsOnlyKeys(new IssueId(1));

        notices.putOff(here, issues(1), FIRST);
        assertThat(notices.oldest(here, FIRST.plusSeconds(60), 1)).containsOnlyKeys(new IssueId(2));
        assertThat(notices.oldest(here, FIRST.plusSeconds(120), 1)).containsOnlyKeys(new IssueId(1));
    }

    @Test // Kept in the transaction of whoever remembers how far the tracker was heard.
    void aNoticeIsKeptWithWhatMadeItOrNotAtAll() {
        var here = new ConnectionId("together");
        var tracker = server.part(Notices.class);
        var transactions = server.part(Transactions.class);
        transactions.run(() -> tracker.notice(here, issues(1)));
        assertThat(kept(here)).isEqualTo(1);

        try {
            transactions.run(() -> {
                tracker.notice(here, issues(2));
                throw new IllegalStateException("The transaction ends here.");
            });
        } catch (IllegalStateException ended) {
            assertThat(kept(here)).isEqualTo(1);
        }
    }

    private long kept(ConnectionId connection) {
        return server.part(JdbcClient.class)
                .sql("select count(*) from intake_notice where connection = ?")
                .param(connection.value())
                .query(Long.class)
                .single();
    }

    private static Set<IssueId> issues(long... numbers) {
        return LongStream.of(numbers).mapToObj(IssueId::new).collect(Collectors.toSet());
    }
}
