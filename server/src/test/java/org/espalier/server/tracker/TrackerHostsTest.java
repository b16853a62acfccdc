package org.espalier.server.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.espalier.server.StepClock;
import org.espalier.server.TestServer;
import org.espalier.server.platform.Refusal;
import org.espalier.server.platform.Settings;
import org.espalier.server.platform.Settings.FirstUse;
import org.espalier.server.platform.Settings.Ports;
import org.espalier.server.platform.Settings.Setup;
import org.espalier.server.platform.Settings.Sites;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where connections may go. A base URL is typed in by people and fetched with a credential. */
class TrackerHostsTest {

    @ParameterizedTest
    @CsvSource({
        "https://example.atlassian.net, https://example.atlassian.net",
        "' HTTPS://Example.Atlassian.NET/ ', https://example.atlassian.net",
        "http://localhost:8491//, http://localhost:8491",
        "https://jira.example.com/Tools/Jira/, https://jira.example.com/Tools/Jira",
        "http://[::1]:8491, http://[::1]:8491",
        "https://[2001:DB8::7]/jira/, https://[2001:db8::7]/jira",
        "https://XN--Bcher-kva.example, https://xn--bcher-kva.example",
        "https://jira.example.com/bäume, https://jira.example.com/bäume"
    })
    void aBaseUrlIsKeptWithoutWhatDoesNotBelongIntoIt(String typed, String kept) {
        assertThat(TrackerHosts.baseUrl(typed)).hasToString(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.atlassian.net",
                "localhost:8491",
                "https://",
                "https:///path",
                "ftp://example.com",
                "file:///etc/passwd",
                "mailto:ada@example.com",
                "https://ada:canary@example.com",
                "https://ada:can ary@example.com",
                "https://example.com?secret=canary",
                "https://example.com#canary",
                "https://under_score.example.com",
                "https://example.com:0",
                "https://example.com:65536",
                "https://example.com:99999999999",
                "https://exa\u0000mple.com",
                "canary"
            })
    void whatIsNoPlainAddressIsRefusedWithoutRepeatingIt(String typed) {
        assertThatThrownBy(() -> TrackerHosts.baseUrl(typed)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("bad_base_url");
            assertThat(refusal.sentence())
                    .startsWith("The base URL ")
                    .endsWith("nothing was changed.")
                    .doesNotContain("canary", "can ary");
            assertThat(refusal.getCause()).isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://bücher.example", "https://bücher.example:8443/jira", "https://ja\uff0ea"})
    void howAHostInOtherLettersIsWrittenIsTold(String typed) {
        assertThatThrownBy(() -> TrackerHosts.baseUrl(typed))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("write one such as bücher.example as xn--bcher-kva.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "10.0.0.1",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::1",
                "2001::1"
            })
    void addressesBehindWhichSomebodysOwnMachinesMayStandAreNotPublic(String address) {
        assertThat(PublicAddress.is(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "104.192.136.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2401:1d80::1"})
    void addressesOfTheOpenInternetArePublic(String address) {
        assertThat(PublicAddress.is(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8491", "http://localhost:8491", "http://[::1]:8491", "http://2130706433"})
    void aPrivateHostThatNobodyNamedIsRefused(URI base) {
        assertThatThrownBy(() -> hosts().knownAddress(base)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("private_host");
            assertThat(refusal.sentence()).contains("ESPALIER_TRACKER_HOSTS").endsWith("Nothing was changed.");
        });
    }

    @Test
    void aPrivateHostThatWasNamedIsAllowedOnEveryPort() throws UnknownHostException {
        var hosts = hosts("127.0.0.1", "::1");

        assertThat(hosts.knownAddress(URI.create("http://127.0.0.1:8491")).addresses())
                .containsExactly(InetAddress.ofLiteral("127.0.0.1"));
        assertThat(hosts.knownAddress(URI.create("http://[::1]:1")).addresses()).hasSize(1);
        assertThatThrownBy(() -> hosts.knownAddress(URI.create("http://127.0.0.2")))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aTrackerThatThisServerStartedIsAllowedOnItsPortAlone() {
        var hosts = hosts();
        hosts.exempt(URI.create("http://localhost:8491"));

        assertThat(hosts.own(URI.create("http://localhost:8491/jira"))).isTrue();
        assertThat(hosts.knownAddress(URI.create("http://localhost:8491")).host())
                .isEqualTo("localhost:8491");
        assertThatThrownBy(() -> hosts.knownAddress(URI.create("http://localhost:8492")))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aNameThatIsNotKnownIsRefused() {
        assertThatThrownBy(() -> hosts().knownAddress(URI.create("https://nowhere.invalid")))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.sentence())
                                .isEqualTo(
                                        "No host named nowhere.invalid is known here; check the base URL. Nothing was"
                                                + " changed."));
    }

    @Test // L11: whoever goes on with a plan waits for a site that is not known at the moment.
    void aSiteIsOpenedWithoutLookingItsNameUp() {
        assertThat(hosts().address(URI.create("https://nowhere.invalid")).host())
                .isEqualTo("nowhere.invalid");
    }

    @Test // What was checked is what is connected to, whatever a name stands for a moment later.
    void whatANameStandsForIsKeptForTenMinutesAndThenCheckedAnew() throws UnknownHostException {
        var clock = new StepClock(Instant.EPOCH);
        var stands = new AtomicReference<>("8.8.8.8");
        var address = new TrackerAddress(
                URI.create("https://jira.example.com"),
                PublicAddress::is,
                host -> new InetAddress[] {InetAddress.ofLiteral(stands.get())},
                clock);

        assertThat(address.addresses()).containsExactly(InetAddress.ofLiteral("8.8.8.8"));
        stands.set("10.0.0.1");
        clock.step(Duration.ofMinutes(10).minusMillis(1));
        assertThat(address.addresses()).containsExactly(InetAddress.ofLiteral("8.8.8.8"));
        clock.step(Duration.ofMillis(1));
        assertThatThrownBy(address::addresses).isInstanceOf(TrackerAddress.PrivateHost.class);
        stands.set("104.192.136.1");
        assertThat(address.addresses()).containsExactly(InetAddress.ofLiteral("104.192.136.1"));
    }

    @Test // A start that goes on with the work of the last one does not wait for its sandbox.
    void theSandboxOfAFirstLookIsKnownBeforeItRuns() {
        var sandbox = URI.create("http://localhost:8491");
        var demo = settings(new Ports(0, 0, 8491), Setup.DEMO);
        var hosts = new TrackerHosts(demo, InstantSource.fixed(Instant.EPOCH));
        assertThat(hosts.own(sandbox)).isTrue();
        assertThat(new Atlassian(demo, hosts).app(sandbox).id()).isEqualTo("espalier-sandbox");

        var other = settings(new Ports(0, 0, 8491), Setup.OFF);
        assertThat(new TrackerHosts(other, InstantSource.fixed(Instant.EPOCH)).own(sandbox))
                .isFalse();
    }

    private static TrackerHosts hosts(String... named) {
        return new TrackerHosts(settings(new Ports(0, 0, 0), Setup.OFF, named), InstantSource.fixed(Instant.EPOCH));
    }

    private static Settings settings(Ports ports, Setup setup, String... named) {
        return new Settings(
                ports,
                Path.of("unused"),
                Optional.empty(),
                new FirstUse(setup, Optional.empty()),
                new Sites(
                        new TreeSet<>(Set.of(named)),
                        TestServer.appless(URI.create("https://gateway.invalid")),
                        Optional.empty(),
                        Optional.empty()));
    }
}
