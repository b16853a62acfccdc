package org.espalier.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.espalier.server.TestServer;
import tools.jackson.databind.json.JsonMapper;

/**
 * People who sign in at Atlassian: sent there by a server, they decide, and come back to it.
 *
 * @param authorization where the server sends them
 * @param sandbox what is there
 */
record SigningIn(TestServer server, URI authorization, URI sandbox) {

    /** Somebody made a connection without a secret; its id. */
    String connected() {
        TestServer.Answer answer = finish(accepted(wish()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("connection").asString();
    }

    Map<String, Object> wish() {
        return wish(sandbox);
    }

    static Map<String, Object> wish(URI site) {
        return Map.of("name", "Signed in", "baseUrl", site.toString(), "writable", true);
    }

    /** What comes back with whoever allowed it. */
    Map<String, String> accepted(Map<String, Object> wish) {
        return decided(wish, "accept");
    }

    /** What comes back with whoever decided. */
    Map<String, String> decided(Map<String, Object> wish, String decision) {
        TestServer.Answer begun = begin(wish, "https://espalier.example.com");
        assertThat(begun.status()).as(begun.body()).isEqualTo(200);
        return consent(URI.create(begun.json().get("address").asString()), decision);
    }

    TestServer.Answer begin(Map<String, Object> wish, String origin) {
        Map<String, Object> body = new TreeMap<>(wish);
        body.put("origin", origin);
        return server.post("/api/v1/atlassian-sign-ins", json(body));
    }

    private Map<String, String> consent(URI question, String decision) {
        assertThat(question.toString()).startsWith(authorization + "/authorize?");
        HttpRequest form = HttpRequest.newBuilder(sandbox.resolve("/authorize"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(question.getRawQuery() + "&person=admin&decision=" + decision))
                .build();
        try (HttpClient browser = HttpClient.newHttpClient()) {
            var answer = browser.send(form, BodyHandlers.ofString());
            URI back = URI.create(answer.headers().firstValue("Location").orElseThrow());
            assertThat(back.toString()).startsWith("https://espalier.example.com/connections/signed-in?");
            return Arrays.stream(back.getQuery().split("&", -1))
                    .map(word -> word.split("=", 2))
                    .filter(word -> Set.of("state", "code", "error").contains(word[0]))
                    .collect(Collectors.toMap(word -> word[0], word -> word[1]));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    TestServer.Answer finish(Map<String, String> back) {
        return server.post("/api/v1/atlassian-sign-ins/finish", json(back));
    }

    /** The same by a browser in which somebody else, or the same person, signed in to Espalier later. */
    TestServer.Answer finishInAnotherSession(Map<String, String> back) {
        String cookie = server.sendBare(
                        "POST",
                        server.url("/api/v1/session"),
                        json(Map.of("user", TestServer.USER, "password", TestServer.PASSWORD)),
                        Map.of("Content-Type", "application/json"))
                .header("Set-Cookie")
                .split(";", -1)[0];
        return server.sendBare(
                "POST",
                server.url("/api/v1/atlassian-sign-ins/finish"),
                json(back),
                Map.of("Content-Type", "application/json", "Cookie", cookie, "X-Espalier-Csrf", "1"));
    }

    static void assertRefused(TestServer.Answer answer, String code, String words) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().get("code").asString()).isEqualTo(code);
        assertThat(answer.json().get("detail").asString())
                .contains(words)
                .contains("Nothing was changed")
                .doesNotContain("sandbox-");
    }

    private static String json(Map<String, ?> body) {
        return JsonMapper.shared().writeValueAsString(body);
    }
}
