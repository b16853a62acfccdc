package org.espalier.server.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.espalier.core.change.Change;
import org.espalier.core.fact.LinkTypeId;
import org.espalier.core.run.Answer;
import org.espalier.core.run.Slips;
import org.espalier.core.run.Tracker;
import org.espalier.core.sight.IssueKey;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.Projects;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.structure.IssueId;
import org.espalier.server.TestServer;
import org.espalier.server.platform.Ids;
import org.espalier.server.platform.Refusal;
import org.espalier.server.platform.Transactions;
import org.espalier.server.tracker.Connection.Kind;
import org.espalier.server.tracker.Connection.Label;
import org.espalier.server.tracker.Connection.Reach;
import org.espalier.server.tracker.Connection.Site;
import org.espalier.server.tracker.Connection.Writing;
import org.espalier.server.tracker.IssueType.Level;
import org.espalier.server.tracker.StoredExpiries.Expiring;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sites behind connections, and what people call by name there. */
@Tag("database")
@TestInstance(Lifecycle.PER_CLASS)
class TrackersTest {

    private static final ConnectionId FIRST = new ConnectionId("con_first");
    private static final Asking ITSELF = new Asking.OfServer(FIRST);
    private static final ConnectionId SECOND = new ConnectionId("con_second");
    private static final ConnectionId RACED = new ConnectionId("con_raced");

    private final List<Access> opened = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();
    private final List<ConnectionId> told = new ArrayList<>();

    /** Happens once a connection was read, before anything else is done with it. */
    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

    private TestServer server;
    private Connections connections;
    private OpenSites sites;
    private Trackers trackers;

    @BeforeAll
    void start() {
        server = TestServer.start();
        var stored = server.part(StoredConnections.class);
        var doors = server.part(Doors.class);
        connections =
                new Connections(
                        stored,
                        doors,
                        new Adapters(List.of(new NamesOnly()), doors),
                        server.part(Ids.class),
                        server.part(Transactions.class)) {
                    @Override
                    public Connection get(ConnectionId id) {
                        var found = super.get(id);
                        meanwhile.getAndSet(() -> {}).run();
                        return found;
                    }
                };
        for (var id : List.of(FIRST, SECOND, RACED)) {
            var site = new Site(Kind.CLOUD, URI.create("https://nowhere.invalid"), Label.TEST);
            var connection = new Connection(
                    id, 1, "Test", site, new Reach(Writing.ALLOWED, Projects.of(Set.of("TEST")), Optional.empty()));
            stored.add(connection, new Credential("ada", "secret of " + id), terms(Optional.empty()));
        }
    }

    private static CredentialTerms terms(Optional<String> enteredBy) {
        return new CredentialTerms(Optional.empty(), CredentialTerms.Holder.PERSON, enteredBy, Optional.empty());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void openNothing() {
        opened.clear();
        closed.clear();
        told.clear();
        sites = new OpenSites(connections, server.part(LinkedCredentials.class));
        trackers = new Trackers(connections, new HeardLooks(), sites);
    }

    @Test // So that everything that is asked of a site keeps one pace.
    void oneSiteIsOpenPerConnectionUntilTheEnd() {
        trackers.issueTypes(FIRST);
        trackers.linkTypes(FIRST);
        trackers.issueTypes(SECOND);
        assertThat(opened)
                .extracting(access -> secret(access))
                .containsExactly("secret of con_first", "secret of con_second");

        sites.close();
        assertThat(closed).containsExactlyInAnyOrder("secret of con_first", "secret of con_second");
    }

    @Test // So that no secret goes to an address that it was not given for.
    void aChangedConnectionIsOpenedAnewWithAddressAndSecretOfOneVersion() {
        trackers.issueTypes(SECOND);
        move("https://elsewhere.invalid", "secret for elsewhere");
        trackers.issueTypes(SECOND);
        move("https://nowhere.invalid", "secret of con_second");

        assertThat(opened)
                .extracting(access -> access.address().base() + " " + secret(access))
                .containsExactly(
                        "https://nowhere.invalid secret of con_second",
                        "https://elsewhere.invalid secret for elsewhere");
        assertThat(closed).containsExactly("secret of con_second");
    }

    @Test // L18
    void nobodyAsksByWhatWasAnothersUntilJustNow() {
        enter(RACED, "bob");
        trackers.issueTypes(RACED);

        meanwhile.set(() -> enter(RACED, "ada"));
        trackers.checkQuery(new Asking.OfPerson(RACED, "ada"), "");

        assertThat(opened).extracting(access -> secret(access)).containsExactly("entered by bob", "entered by ada");
    }

    private void enter(ConnectionId id, String account) {
        var stored = server.part(StoredConnections.class);
        var before = stored.named(id).orElseThrow();
        stored.change(
                new Connection(id, before.version() + 1, before.name(), before.site(), before.reach()),
                new Credential(account, "entered by " + account),
                terms(Optional.of(account)));
    }

    @Test // Whoever sees less would have the same issues read anew after every look.
    void theCopyHearsNothingOfWhatALinkedAccountSees() {
        var ada = new Asking.OfPerson(FIRST, "ada");
        var links = server.part(StoredLinks.class);
        links.put(
                new StoredConnections.Whole(
                        connections.get(FIRST), new Credential("ada", "canary"), terms(Optional.of("ada"))),
                "ada",
                "Ada at Jira");
        look(ada);
        assertThat(opened).extracting(access -> secret(access)).contains("canary");
        assertThat(told).isEmpty();

        links.remove(FIRST, "ada");
        look(ada);
        assertThat(told).containsExactly(FIRST);
    }

    private void look(Asking asking) {
        var tracker = trackers.open(asking, Aim.of(connections.get(asking.connection())), LookProgress.UNHEARD);
        tracker.look(new Need.Direct(new TreeSet<>(Set.of(new IssueId(1)))));
    }

    private void move(String baseUrl, String secret) {
        var before = connections.get(SECOND);
        var site = new Site(Kind.CLOUD, URI.create(baseUrl), Label.TEST);
        server.part(StoredConnections.class)
                .change(
                        new Connection(SECOND, before.version() + 1, before.name(), site, before.reach()),
                        new Credential("ada", secret),
                        connections.terms(SECOND));
    }

    private static String secret(Access access) {
        return access.proof() instanceof Credential credential ? credential.secret() : "";
    }

    @Test // product 7
    void whatWasToldOfALastDayIsKeptAsLongAsThatIsTheLastDay() {
        var expiries = server.part(StoredExpiries.class);
        var day = LocalDate.parse("2027-01-31");
        var whole = new StoredConnections.Whole(
                connections.get(FIRST),
                new Credential("bob", "canary"),
                new CredentialTerms(
                        Optional.of(day), CredentialTerms.Holder.PERSON, Optional.of("bob"), Optional.empty()));
        assertThat(server.part(StoredLinks.class).put(whole, "bob", "Bob at Jira"))
                .isTrue();
        server.part(JdbcClient.class)
                .sql("update tracker_connection set expires = ? where id = ?")
                .param(day)
                .param(FIRST.value())
                .update();

        expiries.all().forEach(each -> expiries.told(each, 30));
        assertThat(expiries.all())
                .containsExactly(
                        new Expiring(FIRST, Optional.empty(), day, Optional.of(30)),
                        new Expiring(FIRST, Optional.of("bob"), day, Optional.of(30)));

        server.part(StoredLinks.class).put(whole, "bob", "Bob at Jira");
        assertThat(expiries.all()).extracting(Expiring::told).containsExactly(Optional.of(30), Optional.empty());
        server.part(StoredLinks.class).remove(FIRST, "bob");
    }

    @Test
    void aConnectionComesBackAsItWasAdded() {
        assertThat(connections.get(FIRST).reach())
                .isEqualTo(new Reach(Writing.ALLOWED, Projects.of(Set.of("TEST")), Optional.empty()));
        assertThat(connections.exists(new ConnectionId("con_third"))).isFalse();
        assertThatThrownBy(() -> trackers.issueTypes(new ConnectionId("con_third")))
                .isInstanceOf(Refusal.class)
                .hasMessage("There is no connection con_third.");
    }

    @Test // api-contract: an unknown name, or one that two share, is refused and named.
    void aLinkTypeIsFoundByItsIdOrByAnExactNameThatIsItsOwn() {
        assertThat(trackers.resolveLinkType(ITSELF, "2").name()).isEqualTo("Relates");
        assertThat(trackers.resolveLinkType(ITSELF, "Blocks").id()).isEqualTo(new LinkTypeId(1));
        assertThatThrownBy(() -> trackers.resolveLinkType(ITSELF, "blocks"))
                .hasMessageContaining(
                        "There is no link type blocks in this Jira; use one of Blocks, Relates, Twice, Twice");
        assertThatThrownBy(() -> trackers.resolveLinkType(ITSELF, "Twice"))
                .hasMessageContaining("Several link types of this Jira are called Twice");
    }

    @Test // api-contract: an issue-type name means all ids of that name.
    void aSubTaskTypeMeansAllOfItsName() {
        assertThat(trackers.resolveSubTaskTypes(ITSELF, List.of("Sub-task", "12")))
                .extracting(IssueType::id)
                .containsExactly("11", "12");
        assertThatThrownBy(() -> trackers.resolveSubTaskTypes(ITSELF, List.of("Sub-task", "Story")))
                .hasMessage("There is no sub-task type Story in this Jira. Nothing was changed.");
    }

    private final class HeardLooks extends RowValues {

        HeardLooks() {
            super(
                    server.part(IssueCopy.class),
                    server.part(WatchTable.class),
                    server.part(Notices.class),
                    server.part(InstantSource.class));
        }

        @Override
        void looked(Connection connection, TrackerSight sight) {
            told.add(connection.id());
        }
    }

    /** Shows nothing. */
    private static final class Blank implements Tracker {

        @Override
        public TrackerSight look(Need need) {
            return TrackerSight.NOTHING;
        }

        @Override
        public List<Answer> attempt(List<Change.OfTracker> together, TrackerSight now) {
            throw new UnsupportedOperationException("These sites know names only.");
        }

        @Override
        public Slips slips(List<Change.OfTracker> written) {
            throw new UnsupportedOperationException("These sites know names only.");
        }

        @Override
        public Map<Change.OfTracker, String> obstacles(List<Change.OfTracker> wanted) {
            return Map.of();
        }
    }

    /** Opens sites that know the names of things and nothing more. */
    private final class NamesOnly implements TrackerAdapter {

        @Override
        public Kind kind() {
            return Kind.CLOUD;
        }

        @Override
        public TrackerSite open(Access access) {
            opened.add(access);
            return new Names(access);
        }

        @Override
        public TrackerSite reopen(TrackerSite before, Access access) {
            before.close();
            return open(access);
        }

        @Override
        public TrackerSite beside(TrackerSite own, Optional<TrackerSite> before, Access access) {
            return open(access);
        }

        @Override
        public boolean recognizes(Access access) {
            return true;
        }

        @Override
        public List<String> probe(Access access, List<String> projects) {
            return projects;
        }

        @Override
        public Told told(byte[] delivery) {
            throw new UnsupportedOperationException("These sites know names only.");
        }
    }

    private final class Names implements TrackerSite {

        private final Access access;

        Names(Access access) {
            this.access = access;
        }

        @Override
        public List<IssueType> issueTypes() {
            return List.of(
                    new IssueType("10", "Story", Level.STANDARD),
                    new IssueType("11", "Sub-task", Level.SUB_TASK),
                    new IssueType("12", "Sub-task", Level.SUB_TASK));
        }

        @Override
        public List<LinkType> linkTypes() {
            return List.of(
                    new LinkType(new LinkTypeId(1), "Blocks", "is blocked by", "blocks"),
                    new LinkType(new LinkTypeId(2), "Relates", "relates to", "relates to"),
                    new LinkType(new LinkTypeId(3), "Twice", "in", "out"),
                    new LinkType(new LinkTypeId(4), "Twice", "in", "out"));
        }

        @Override
        public Tracker tracker(LookProgress progress, Mail mail) {
            return new Blank();
        }

        @Override
        public Cost cost(Workload work) {
            throw new UnsupportedOperationException("These sites know names only.");
        }

        @Override
        public SiteReport report(Projects enabled) {
            throw new UnsupportedOperationException("These sites know names only.");
        }

        @Override
        public Hierarchy hierarchy() {
            return new Hierarchy(Hierarchy.Epics.NONE, Hierarchy.Parents.NONE, Hierarchy.SubTasks.FIXED, List.of());
        }

        @Override
        public List<RankField> rankFields() {
            return List.of();
        }

        @Override
        public List<TypeStatuses> statuses(String project) {
            return List.of();
        }

        @Override
        public List<Board> boards() {
            return List.of();
        }

        @Override
        public Optional<Board.Setup> board(long id) {
            return Optional.empty();
        }

        @Override
        public List<String> queryFaults(String query) {
            return List.of();
        }

        @Override
        public IssueSource issues(IssueSource.Asker asker) {
            throw new UnsupportedOperationException("These sites know names only.");
        }

        @Override
        public WebhookRegistry webhooks() {
            throw new UnsupportedOperationException("These sites know names only.");
        }

        @Override
        public Map<IssueKey, IssueId> idsOf(Collection<IssueKey> keys) {
            return Map.of();
        }

        @Override
        public void close() {
            closed.add(secret(access));
        }
    }
}
