package org.espalier.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.espalier.core.agreement.Agreed;
import org.espalier.core.fact.Fact;
import org.espalier.core.fact.Value.Present;
import org.espalier.core.structure.IssueId;
import org.espalier.server.TestServer;
import org.espalier.server.sync.AgreementStore.Seen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** L3, L14: what is agreed on carries the time of its sight, and what is older takes nothing from what is newer. */
@Tag("database")
@TestInstance(Lifecycle.PER_CLASS)
class AgreementStoreTest {

    private static final String LINKS = "syn_links";
    private static final Fact PAIR = new Fact.Linked(new IssueId(1), new IssueId(2));
    private static final List<Agreed> THERE = List.of(new Agreed(PAIR, Present.THERE));
    private static final List<Agreed> ABSENT = List.of(new Agreed(PAIR, Present.ABSENT));

    private TestServer server;
    private AgreementStore store;

    @BeforeAll
    void start() {
        server = TestServer.start();
        store = server.part(AgreementStore.class);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void agreeOnNothing() {
        store.drop(LINKS);
    }

    @Test // L3
    void aNewerSightReplacesAnOlderOne() {
        store.agree(LINKS, THERE, plannedAndSeenAt(1));
        store.agree(LINKS, ABSENT, plannedAndSeenAt(2));

        assertThat(store.of(LINKS).on(PAIR)).contains(Present.ABSENT);
    }

    @Test // L3
    void anOlderSightThatIsWrittenLaterReplacesNothing() {
        store.agree(LINKS, ABSENT, plannedAndSeenAt(2));
        store.agree(LINKS, THERE, plannedAndSeenAt(1));

        assertThat(store.of(LINKS).on(PAIR)).contains(Present.ABSENT);
    }

    @Test // L3
    void whatAnOldPlanWroteAndSawAgainJustNowIsNewer() {
        store.agree(LINKS, ABSENT, plannedAndSeenAt(2));
        store.agree(LINKS, THERE, new Seen(minute(1), minute(3)));

        assertThat(store.of(LINKS).on(PAIR)).contains(Present.THERE);
    }

    @Test // L14
    void aPlanThatWasMadeSinceAHoldLiftsIt() {
        store.forget(LINKS, Set.of(PAIR), minute(1));
        store.agree(LINKS, THERE, plannedAndSeenAt(2));

        assertThat(store.of(LINKS).held(PAIR)).isFalse();
        assertThat(store.of(LINKS).on(PAIR)).contains(Present.THERE);
    }

    @Test // L3, L14
    void aPlanThatWasMadeBeforeAHoldLeavesItAndAgreesOnNothing() {
        store.forget(LINKS, Set.of(PAIR), minute(2));
        store.agree(LINKS, THERE, new Seen(minute(1), minute(3)));

        assertThat(store.of(LINKS).held(PAIR)).isTrue();
        assertThat(store.of(LINKS).on(PAIR)).isEmpty();
    }

    @Test // L14
    void aDecisionLiftsOnlyHoldsThatItCouldKnowOf() {
        store.forget(LINKS, Set.of(PAIR), minute(2));
        store.release(LINKS, Set.of(PAIR), minute(1));
        assertThat(store.of(LINKS).held(PAIR)).isTrue();

        store.release(LINKS, Set.of(PAIR), minute(3));
        assertThat(store.of(LINKS).held(PAIR)).isFalse();
    }

    @Test // L14
    void aHoldThatIsPutAgainIsAsYoungAsTheLastTime() {
        store.forget(LINKS, Set.of(PAIR), minute(1));
        store.forget(LINKS, Set.of(PAIR), minute(3));
        store.release(LINKS, Set.of(PAIR), minute(2));

        assertThat(store.of(LINKS).held(PAIR)).isTrue();
    }

    private static Seen plannedAndSeenAt(int minute) {
        return new Seen(minute(minute), minute(minute));
    }

    private static Instant minute(int minute) {
        return Instant.EPOCH.plusSeconds(60L * minute);
    }
}
