package org.espalier.server.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.espalier.core.change.Change;
import org.espalier.core.fact.LinkTypeId;
import org.espalier.core.run.Tracker;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.structure.IssueId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Who asks a site, and what people call by name there. */
@Tag("database")
@TestInstance(Lifecycle.PER_CLASS)
class TrackersTest {

    private NamedSites named;
    private Trackers trackers;
    private ConnectionId first;
    private ConnectionId raced;
    private Asking itself;

    @BeforeAll
    void start() {
        named = new NamedSites();
        first = named.connection("con_first");
        raced = named.connection("con_raced");
        itself = new Asking.OfServer(first);
    }

    @AfterAll
    void stop() {
        named.close();
    }

    @BeforeEach
    void openNothing() {
        trackers = named.trackers(named.sites());
    }

    @Test // L18
    void nobodyAsksByWhatWasAnothersUntilJustNow() {
        named.enter(raced, "bob");
        trackers.issueTypes(raced);

        named.meanwhile.set(() -> named.enter(raced, "ada"));
        trackers.checkQuery(new Asking.OfPerson(raced, "ada"), "");

        assertThat(named.adapter.opened)
                .extracting(NamesOnly::secret)
                .containsExactly("entered by bob", "entered by ada");
    }

    @Test // Whoever sees less would have the same issues read anew after every look.
    void theCopyHearsNothingOfWhatALinkedAccountSees() {
        var ada = new Asking.OfPerson(first, "ada");
        named.link(first, "ada", Optional.empty());
        look(ada);
        assertThat(named.adapter.opened)
                .extracting(
                        access -> access.shown().linkedBy().orElse("the connection") + ": " + NamesOnly.secret(access))
                .containsExactly("the connection: secret of con_first", "ada: linked by ada");
        assertThat(named.told).isEmpty();

        named.server.part(StoredLinks.class).remove(first, "ada");
        look(ada);
        assertThat(named.told).containsExactly(first);
    }

    @Test // L9: meanwhile another account was linked, or signed in.
    void aHistoryIsReadByWhoeverSentTheChangeAndNotByWhoeverAsksNow() {
        var change = new Change.FieldSet(new IssueId(1), "customfield_7", "\"first\"", "\"ours\"");
        var run = run(new Asking.OfServer(raced), new Noted());
        named.enter(raced, "bob");
        run.attempt(List.of(change), TrackerSight.NOTHING);
        named.enter(raced, "ada");

        run.slips(List.of(change));
        assertThat(named.adapter.senders).containsExactly(Set.of("entered by bob"));
    }

    private static final class Noted implements Senders {
        private final Map<Change, Set<String>> known = new LinkedHashMap<>();

        @Override
        public void send(List<Change.OfTracker> changes, String account) {
            changes.forEach(change -> known.put(change, Set.of(account)));
        }

        @Override
        public Map<Change.OfTracker, Set<String>> of(Collection<Change.OfTracker> changes) {
            var senders = new LinkedHashMap<Change.OfTracker, Set<String>>();
            changes.forEach(change -> senders.put(change, Objects.requireNonNull(known.get(change))));
            return senders;
        }
    }

    private void look(Asking asking) {
        run(asking, Senders.NOBODY).look(new Need.Direct(new TreeSet<>(Set.of(new IssueId(1)))));
    }

    private Tracker run(Asking asking, Senders senders) {
        var aim = Aim.of(named.connections.get(asking.connection()));
        return trackers.open(asking, aim, LookProgress.UNHEARD, senders);
    }

    @Test // api-contract: an unknown name, or one that two share, is refused and named.
    void aLinkTypeIsFoundByItsIdOrByAnExactNameThatIsItsOwn() {
        assertThat(trackers.resolveLinkType(itself, "2").name()).isEqualTo("Relates");
        assertThat(trackers.resolveLinkType(itself, "Blocks").id()).isEqualTo(new LinkTypeId(1));
        assertThatThrownBy(() -> trackers.resolveLinkType(itself, "blocks"))
                .hasMessageContaining(
                        "There is no link type blocks in this Jira; use one of Blocks, Relates, Twice, Twice");
        assertThatThrownBy(() -> trackers.resolveLinkType(itself, "Twice"))
                .hasMessageContaining("Several link types of this Jira are called Twice");
    }

    @Test
    void whereJiraTellsOfNoLinkTypesTheRefusalOffersNone() {
        named.adapter.tellOfNoLinkTypes();
        assertThatThrownBy(() -> trackers.resolveLinkType(itself, "Blocks"))
                .hasMessage("Jira tells of no link types at all, so there is no Blocks among them; an administrator of"
                        + " Jira can add link types. Nothing was changed.");
    }

    @Test // api-contract: an issue-type name means all ids of that name.
    void aSubTaskTypeMeansAllOfItsName() {
        assertThat(trackers.resolveSubTaskTypes(itself, List.of("Sub-task", "12")))
                .extracting(IssueType::id)
                .containsExactly("11", "12");
        assertThatThrownBy(() -> trackers.resolveSubTaskTypes(itself, List.of("Sub-task", "Story")))
                .hasMessage("There is no sub-task type Story in this Jira. Nothing was changed.");
    }
}
