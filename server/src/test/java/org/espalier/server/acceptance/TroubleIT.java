package org.espalier.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.acceptance.PlannedLinks.PLANNED;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.espalier.server.StrangersJira;
import org.espalier.server.acceptance.Api.Job;
import org.espalier.server.acceptance.Api.Message;
import org.espalier.server.acceptance.PlannedLinks.Facts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What comes between a plan and the end of its apply, at a whole Jira of either kind: each trouble has one sentence of
 * its own, and leaves structure, Jira and agreements as they were, or says exactly what was written (L2, L9, L10).
 */
@ExtendWith({SharedSite.class, OutputOnFailure.class})
@TestInstance(Lifecycle.PER_CLASS)
class TroubleIT {

    private static final List<String> DIALECTS = List.of("cloud", "data-center");

    private final Map<String, RunningSandbox> sandboxes = new TreeMap<>();
    private final StrangersJira stranger = StrangersJira.start();
    private SharedSite.Site site;
    private long next = OrchardFile.FIRST;

    @BeforeAll
    void start(SharedSite.Site shared, @TempDir Path folder) {
        site = shared;
        Path issues = OrchardFile.write(folder.resolve("orchard.jsonl"), 80);
        DIALECTS.forEach(
                dialect -> sandboxes.put(dialect, RunningSandbox.start(dialect, issues, folder.resolve(dialect))));
    }

    @AfterAll
    void end() {
        sandboxes.values().forEach(RunningSandbox::close);
        stranger.close();
    }

    private PlannedLinks planned(String dialect) {
        return planned(dialect, "Cloners", Map.of());
    }

    private PlannedLinks planned(String dialect, String linkType, Map<String, Object> connection) {
        next += PlannedLinks.ISSUES;
        return new PlannedLinks(
                site,
                Objects.requireNonNull(sandboxes.get(dialect)).jira(),
                next - PlannedLinks.ISSUES,
                linkType,
                connection);
    }

    Stream<Arguments> waits() {
        Trouble token = new Trouble(
                "a wrong token",
                there -> there.jira().misbehave(Map.of("deadToken", true)),
                "Jira at HERE refuses the user or the secret: one of them is wrong, or the token was revoked. Enter a"
                        + " valid token on the page Connections.");
        return Stream.of(
                Arguments.of("cloud", token),
                // Which answers as to a visitor.
                Arguments.of("data-center", token),
                Arguments.of(
                        "cloud",
                        new Trouble(
                                "a site that answers HTML",
                                there -> there.jira().misbehave(Map.of("outage", "LICENCE_PAGE")),
                                "HERE answered with a page for people where Jira answers with data. Check the base URL"
                                        + " and what stands in front of Jira.")),
                Arguments.of(
                        "cloud",
                        new Trouble(
                                "a proxy's page to sign in on",
                                there -> there.jira().misbehave(Map.of("outage", "LOGIN_PAGE")),
                                "HERE answered with a page to sign in on where Jira answers with data: something in front"
                                        + " of Jira lets nobody pass who has not signed in there. Let requests for /rest/"
                                        + " pass it, or enter an address of Jira behind it as base URL.")),
                Arguments.of(
                        "data-center",
                        new Trouble(
                                "a proxy that sends on to its login page",
                                there -> there.jira().misbehave(Map.of("outage", "LOGIN_REDIRECT")),
                                "HERE sends on to another address (302), where the credential is not sent. Enter Jira's"
                                        + " final address as base URL.")),
                Arguments.of(
                        "cloud",
                        new Trouble(
                                "a certificate that nobody signed",
                                there -> there.moveTo(stranger.url()),
                                "No connection to Jira at HERE: its certificate is not trusted, since it is out of date or"
                                        + " signed by nobody whom this server knows. Nothing was sent there; give Jira"
                                        + " another certificate, or let the Java of this server know its signer.")));
    }

    /** A trouble that lasts until somebody sees to it, and what the job says meanwhile. */
    record Trouble(String name, Consumer<PlannedLinks> comes, String sentence) {

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest(name = "{0}: {1}") // L2, L10
    @MethodSource("waits")
    void aRunThatCannotGoOnWaitsAndChangesNothing(String dialect, Trouble trouble) {
        try (PlannedLinks there = planned(dialect)) {
            Facts before = there.facts();

            trouble.comes().accept(there);
            Job ended = there.stoppedWhileItSays(trouble.sentence());
            there.jira().misbehave(Map.of());

            assertThat(ended.state()).isEqualTo("STOPPED");
            assertThat(ended.done()).isZero();
            assertThat(ended.counts()).isEmpty();
            assertThat(there.facts()).isEqualTo(before);
        }
    }

    @ParameterizedTest // L10, L11
    @ValueSource(strings = {"cloud", "data-center"})
    void aTokenThatExpiresInTheMiddleLeavesWhatWasWrittenAndSaysSo(String dialect) {
        try (PlannedLinks there = planned(dialect, "Cloners", Map.of("expiresOn", "2020-01-31"))) {
            Facts before = there.facts();

            there.gateway().onceAfterALink(() -> there.jira().misbehave(Map.of("deadToken", true)));
            Job ended = there.stoppedWhileItSays("Jira at HERE refuses the user or the secret: the token expired on"
                    + " 2020-01-31. Enter a valid token on the page Connections.");
            there.jira().misbehave(Map.of());

            assertThat(ended.counts()).isEqualTo(Map.of("APPLIED", 1, "SKIPPED", 1));
            assertThat(ended.messages())
                    .extracting(Message::text)
                    .containsExactly(
                            "LINK_CREATE SKIPPED: The run ended before Jira took this change, and it is not there."
                                    + " Nothing was written.");
            assertThat(there.logged()).hasSize(1);
            // L3: what nobody could read back is not agreed on.
            assertThat(there.facts()).isEqualTo(before.and(there.logged()));
        }
    }

    @Test // L9, L10; what becomes of a structure then is in ChangedProjectsIT.
    void aProjectThatIsArchivedMeanwhileIsNamedAndNothingIsChanged() {
        try (PlannedLinks there = planned("cloud")) {
            Facts before = there.facts();

            there.jira().shelve("TREE", "archive");
            Job ended = there.applied();
            there.jira().shelve("TREE", "restore");

            assertRefused(
                    ended,
                    "Jira refused to create the link: No Link Issue Permission for issue 'TREE-0'. Nothing was changed there. The project TREE is archived in Jira: restore it, or leave its issues out.");
            assertThat(there.facts()).isEqualTo(before);
        }
    }

    @ParameterizedTest // L9, L10
    @ValueSource(strings = {"cloud", "data-center"})
    void aLinkTypeThatIsRemovedMeanwhileIsToldAndNothingElseIsChanged(String dialect) {
        try (PlannedLinks there = planned(dialect, "Duplicate", Map.of())) {
            there.jira().removeLinkType("Duplicate");
            Facts before = there.facts();

            Job ended = there.applied();

            assertRefused(
                    ended,
                    "Jira refused to create the link: No issue link type with id '10002' found. Nothing was changed there. The link type was removed in Jira: bring it back there, or use another one.");
            assertThat(there.facts()).isEqualTo(before);
        }
    }

    private static void assertRefused(Job ended, String why) {
        assertThat(ended.counts()).isEqualTo(Map.of("REFUSED", PLANNED));
        assertThat(ended.messages())
                .extracting(message -> message.text().replaceAll("TREE-\\d+", "TREE-0"))
                .hasSize(PLANNED)
                .containsOnly("LINK_CREATE REFUSED: " + why);
    }
}
