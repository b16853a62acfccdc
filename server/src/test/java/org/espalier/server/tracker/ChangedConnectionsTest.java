package org.espalier.server.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.sight.Projects;
import org.espalier.server.platform.Refusal;
import org.espalier.server.tracker.Connection.Reach;
import org.espalier.server.tracker.Connection.Writing;
import org.espalier.server.tracker.CredentialTerms.Holder;
import org.espalier.server.tracker.StoredExpiries.Expiring;
import org.espalier.server.tracker.StoredExpiries.What;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of a connection, its site and its credential when it is changed. */
@Tag("database")
@TestInstance(Lifecycle.PER_CLASS)
class ChangedConnectionsTest {

    private NamedSites named;
    private OpenSites sites;
    private Trackers trackers;
    private ConnectionId first;
    private ConnectionId second;

    @BeforeAll
    void start() {
        named = new NamedSites();
        first = named.connection("con_first");
        second = named.connection("con_second");
    }

    @AfterAll
    void stop() {
        named.close();
    }

    @BeforeEach
    void openNothing() {
        sites = named.sites();
        trackers = named.trackers(sites);
    }

    @Test // So that everything that is asked of a site keeps one pace.
    void oneSiteIsOpenPerConnectionUntilTheEnd() {
        trackers.issueTypes(first);
        trackers.linkTypes(first);
        trackers.issueTypes(second);
        assertThat(named.adapter.opened)
                .extracting(NamesOnly::secret)
                .containsExactly("secret of con_first", "secret of con_second");

        sites.close();
        assertThat(named.adapter.closed).containsExactlyInAnyOrder("secret of con_first", "secret of con_second");
    }

    @Test // So that no secret goes to an address that it was not given for.
    void aChangedConnectionIsOpenedAnewWithAddressAndSecretOfOneVersion() {
        trackers.issueTypes(second);
        named.move(second, "https://elsewhere.invalid", "secret for elsewhere");
        trackers.issueTypes(second);
        named.move(second, "https://nowhere.invalid", "secret of con_second");

        assertThat(named.adapter.opened)
                .extracting(access -> access.address().base() + " " + NamesOnly.secret(access))
                .containsExactly(
                        "https://nowhere.invalid secret of con_second",
                        "https://elsewhere.invalid secret for elsewhere");
        assertThat(named.adapter.closed).containsExactly("secret of con_second");
    }

    @Test // product 7
    void whatWasToldOfALastDayIsKeptAsLongAsThatIsTheLastDay() {
        var expiries = named.server.part(StoredExpiries.class);
        var day = LocalDate.parse("2027-01-31");
        assertThat(named.link(first, "bob", Optional.of(day))).isTrue();
        named.server
                .part(JdbcClient.class)
                .sql("update tracker_connection set expires = ? where id = ?")
                .param(day)
                .param(first.value())
                .update();

        expiries.all().forEach(each -> expiries.told(each, 30));
        assertThat(ofFirst(expiries))
                .containsExactly(
                        new Expiring(first, What.TOKEN, Optional.empty(), day, Optional.of(30)),
                        new Expiring(first, What.TOKEN, Optional.of("bob"), day, Optional.of(30)));

        named.link(first, "bob", Optional.of(day));
        assertThat(ofFirst(expiries)).extracting(Expiring::told).containsExactly(Optional.of(30), Optional.empty());
        named.server.part(StoredLinks.class).remove(first, "bob");
    }

    private List<Expiring> ofFirst(StoredExpiries expiries) {
        return expiries.all().stream()
                .filter(each -> each.connection().equals(first))
                .toList();
    }

    @Test
    void aConnectionComesBackAsItWasAdded() {
        assertThat(named.connections.get(first).reach())
                .isEqualTo(new Reach(Writing.ALLOWED, Projects.of(Set.of("TEST")), Optional.empty()));
        assertThat(named.connections.exists(new ConnectionId("con_third"))).isFalse();
        assertThatThrownBy(() -> trackers.issueTypes(new ConnectionId("con_third")))
                .isInstanceOf(Refusal.class)
                .hasMessage("There is no connection con_third.");
    }

    @Test // product 7: a credential is its creator's personal one unless marked as a service account.
    void whoeverSignsInAgainInSomebodysPlaceDoesSoAsThemselves() {
        var signed = named.connection("con_signed");
        signIn(signed, "ada");
        assertThat(ofCredential(signed)).isEqualTo("PERSON of ada");

        var terms = NamedSites.signedIn("ada").terms(Holder.SERVICE_ACCOUNT, "ada");
        named.change(signed, SignedIn.NO_SECRET, terms);
        signIn(signed, "ada");
        assertThat(ofCredential(signed)).isEqualTo("SERVICE_ACCOUNT of ada");

        signIn(signed, "grace");
        assertThat(ofCredential(signed)).isEqualTo("PERSON of grace");
        assertThat(named.connections.signInOf(signed)).contains(new SignInState("grace at Jira", false));
        assertThatThrownBy(() -> trackers.require(new Asking.OfPerson(signed, "ada")))
                .hasMessageContaining("its own is another person's");
    }

    private void signIn(ConnectionId id, String account) {
        named.connections.change(named.connections.get(id), NamedSites.signedIn(account), account);
    }

    private String ofCredential(ConnectionId id) {
        var terms = named.connections.terms(id);
        return terms.holder() + " of " + terms.enteredBy().orElse("nobody");
    }
}
