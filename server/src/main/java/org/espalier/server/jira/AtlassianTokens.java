package org.espalier.server.jira;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.server.jira.Limits.Limit;
import org.espalier.server.platform.Pause;
import org.espalier.server.tracker.Access;
import org.espalier.server.tracker.Access.Way;
import org.espalier.server.tracker.App;
import org.espalier.server.tracker.Connection.Writing;
import org.espalier.server.tracker.Credential;
import org.espalier.server.tracker.TokenLender;
import org.espalier.server.tracker.Tokens;
import org.espalier.server.tracker.TrackerAddress;
import org.espalier.server.tracker.TrackerTrouble;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks Atlassian for tokens (source: Atlassian, OAuth 2.0 (3LO) apps; it documents no PKCE). The two hosts are asked
 * over the same wire as sites are, so that no token follows a redirect.
 */
@Component
final class AtlassianTokens implements TokenLender {

    /** What the connector needs, webhooks and boards included; the last makes the tokens renewable. */
    private static final String SCOPES = String.join(
            " ",
            "read:jira-user",
            "read:jira-work",
            "write:jira-work",
            "manage:jira-webhook",
            "read:board-scope:jira-software",
            "read:issue-details:jira",
            "read:project:jira",
            "write:issue:jira-software",
            "offline_access");

    private static final Limits LIMITS = new Limits(
            Duration.ofSeconds(5),
            new Limit(Duration.ofSeconds(10), Duration.ofSeconds(10)),
            new Limit(Duration.ofSeconds(10), Duration.ofSeconds(10)));

    private static final String TOKEN = "/oauth/token";

    /** What a grant that is over is called. */
    private static final String INVALID_GRANT = "invalid_grant";

    /** What an app that is not known, or has another secret, is called. */
    private static final Set<String> INVALID_APP = Set.of("access_denied", "invalid_client", "unauthorized_client");

    private final InstantSource clock;
    private final Pause pause;

    AtlassianTokens(InstantSource clock, Pause pause) {
        this.clock = clock;
        this.pause = pause;
    }

    /** An answer with tokens, or why there are none. */
    private record HandedOut(
            @Nullable String access_token,
            @Nullable String refresh_token,
            @Nullable Long expires_in,
            @Nullable String error,
            @Nullable String error_description) {

        /** A refresh token that is over is also answered as if the app were unknown, with only this to tell it by. */
        boolean ofRefreshToken() {
            return error_description != null && error_description.contains("refresh_token");
        }
    }

    private record Site(@Nullable String id, @Nullable String url) {}

    @Override
    public URI question(App app, String returnTo, String state) {
        var words = new LinkedHashMap<String, String>();
        words.put("audience", "api.atlassian.com");
        words.put("client_id", app.id());
        words.put("scope", SCOPES);
        words.put("redirect_uri", returnTo);
        words.put("state", state);
        words.put("response_type", "code");
        words.put("prompt", "consent");
        return URI.create(words.entrySet().stream()
                .map(word -> word.getKey() + "="
                        + URLEncoder.encode(word.getValue(), StandardCharsets.UTF_8)
                                .replace("+", "%20"))
                .collect(Collectors.joining("&", app.authorization().base() + "/authorize?", "")));
    }

    @Override
    public Tokens forCode(App app, String code, String returnTo) {
        return tokens(
                app,
                Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", returnTo),
                Optional.empty());
    }

    @Override
    public Tokens renewed(App app, String refresh) {
        return tokens(app, Map.of("grant_type", "refresh_token", "refresh_token", refresh), Optional.of(refresh));
    }

    /** @param present what stays good where no other refresh token comes */
    private Tokens tokens(App app, Map<String, String> wanted, Optional<String> present) {
        var body = new LinkedHashMap<>(wanted);
        body.put("client_id", app.id());
        body.put("client_secret", app.secret());
        var host = app.authorization().host();
        var received = exchanged(
                app.authorization(),
                new Credential("", ""),
                JiraRequest.post(TOKEN, body).asNobody());
        var now = clock.instant();
        try {
            int status = received.signals().status();
            var handed = status / 100 == 2 || status / 100 == 4
                    ? Json.read(received.body(), HandedOut.class, host)
                    : new HandedOut(null, null, null, null, null);
            var refresh = Optional.ofNullable(handed.refresh_token()).or(() -> present);
            if (status / 100 == 2
                    && handed.access_token() != null
                    && handed.expires_in() != null
                    && refresh.isPresent()) {
                return new Tokens(handed.access_token(), refresh.get(), now.plusSeconds(handed.expires_in()));
            }
            var error = Optional.ofNullable(handed.error()).orElse("");
            throw refusal(handed.ofRefreshToken() ? INVALID_GRANT : error, host, status);
        } catch (JiraFailure unreadable) {
            throw unreachable(host, unreadable);
        }
    }

    private static TrackerTrouble refusal(String error, String host, int status) {
        if (error.equals(INVALID_GRANT)) {
            return new TrackerTrouble(
                    ENDED,
                    new Gap(
                            Gap.Kind.DEAD_TOKEN,
                            "Atlassian at " + host + " does not take this sign-in (any more). Sign in with Atlassian"
                                    + " again."),
                    null);
        }
        if (INVALID_APP.contains(error)) {
            return new TrackerTrouble(
                    "app_refused",
                    new Gap(
                            Gap.Kind.UNREACHABLE,
                            "Atlassian at " + host + " does not know this server by its client id and secret. An"
                                    + " administrator checks ESPALIER_ATLASSIAN_CLIENT_ID and"
                                    + " ESPALIER_ATLASSIAN_CLIENT_SECRET."),
                    null);
        }
        return unreachable(host, JiraFailure.serverError(host, status, Optional.empty()));
    }

    @Override
    public List<Resource> resources(App app, String access) {
        var host = app.gateway().host();
        var received =
                exchanged(app.gateway(), new Credential("", access), JiraRequest.get(TOKEN + "/accessible-resources"));
        try {
            return Arrays.stream(Json.read(Verdict.body(received, host), Site[].class, host))
                    .filter(site -> site.id() != null)
                    .map(site -> new Resource(
                            String.valueOf(site.id()),
                            Optional.ofNullable(site.url()).orElse("")))
                    .toList();
        } catch (JiraFailure failure) {
            throw unreachable(host, failure);
        }
    }

    private Verdict.Received exchanged(TrackerAddress address, Credential credential, JiraRequest request) {
        var access = new Access(address, credential, Writing.OFF, Way.SITE, Optional.empty());
        try (var wire = new Wire(access, Timing.of(access, clock, pause).pace(), LIMITS)) {
            return wire.answer(request);
        } catch (JiraFailure failure) {
            throw unreachable(address.host(), failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw unreachable(address.host(), stopped);
        }
    }

    private static TrackerTrouble unreachable(String host, Exception cause) {
        return new TrackerTrouble(
                "sign_in_unreachable",
                new Gap(
                        Gap.Kind.UNREACHABLE,
                        "Atlassian at " + host + " was asked for a token and gave no usable answer. Try again later."),
                cause);
    }
}
