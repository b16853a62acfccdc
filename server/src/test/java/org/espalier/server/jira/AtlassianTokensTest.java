package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.server.RecordedJira.html;
import static org.espalier.server.RecordedJira.json;

import java.time.Instant;
import java.util.stream.Stream;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.server.RecordedJira;
import org.espalier.server.RecordedJira.Answer;
import org.espalier.server.tracker.App;
import org.espalier.server.tracker.Connection.Writing;
import org.espalier.server.tracker.Credential;
import org.espalier.server.tracker.TestAccess;
import org.espalier.server.tracker.TrackerTrouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is made of Atlassian's answers to a renewal. */
@TestInstance(Lifecycle.PER_CLASS)
class AtlassianTokensTest {

    private static final String TOKEN = "POST /oauth/token";

    private final NotedPause pause = new NotedPause();
    private final AtlassianTokens tokens = new AtlassianTokens(pause, pause);
    private RecordedJira atlassian;

    @BeforeAll
    void start() {
        atlassian = RecordedJira.start();
    }

    @AfterAll
    void stop() {
        atlassian.close();
    }

    @Test // Where no other refresh token comes, the old one stays good.
    void aPairComesWithItsEnd() {
        atlassian.when(TOKEN, json("{\"access_token\":\"fresh\",\"expires_in\":3600}"));

        var pair = tokens.renewed(app(), "old");
        assertThat(pair.access()).isEqualTo("fresh");
        assertThat(pair.refresh()).isEqualTo("old");
        assertThat(pair.ends()).isEqualTo(Instant.EPOCH.plusSeconds(3600));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(
                        "a grant that is over",
                        json(403, "{\"error\":\"invalid_grant\"}"),
                        "sign_in_ended",
                        Gap.Kind.DEAD_TOKEN),
                Arguments.of(
                        "a refresh token that is over, told as an unknown app",
                        json(
                                403,
                                "{\"error\":\"unauthorized_client\",\"error_description\":\"refresh_token is invalid\"}"),
                        "sign_in_ended",
                        Gap.Kind.DEAD_TOKEN),
                Arguments.of(
                        "an unknown app",
                        json(401, "{\"error\":\"unauthorized_client\",\"error_description\":\"Unauthorized\"}"),
                        "app_refused",
                        Gap.Kind.UNREACHABLE),
                Arguments.of("an error of its own", json(500, "{}"), "sign_in_unreachable", Gap.Kind.UNREACHABLE),
                Arguments.of("a page", html(200), "sign_in_unreachable", Gap.Kind.UNREACHABLE),
                Arguments.of(
                        "half an answer",
                        json("{\"refresh_token\":\"fresh\"}"),
                        "sign_in_unreachable",
                        Gap.Kind.UNREACHABLE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void whoMustActIsTold(String what, Answer answer, String code, Gap.Kind kind) {
        atlassian.when(TOKEN, answer);

        assertThatThrownBy(() -> tokens.renewed(app(), "old"))
                .as(what)
                .isInstanceOfSatisfying(TrackerTrouble.class, trouble -> {
                    assertThat(trouble.code()).isEqualTo(code);
                    assertThat(trouble.gap().kind()).isEqualTo(kind);
                });
    }

    private App app() {
        var address = TestAccess.to(atlassian.url(), new Credential("", ""), Writing.OFF)
                .address();
        return new App(address, address, "app", "secret");
    }
}
