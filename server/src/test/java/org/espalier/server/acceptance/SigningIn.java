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

/**
 * Somebody who signs in at Atlassian: sent there by a server, they decide, and come back to it.
 *
 * @param session theirs at the server
 * @param authorization where the server sends them
 * @param sandbox what is there
 * @param account who they are there
 */
record SigningIn(Http session, URI authorization, URI sandbox, String account) {

    private static final String ORIGIN = "https://espalier.example.com";
    private static final String SIGN_INS = "atlassian-sign-ins";

    /** Somebody made a connection without a secret; its id. */
    String connected() {
        return finish(accepted(wish())).good().json().get("connection").asString();
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
        return decided(begin(wish, ORIGIN), decision);
    }

    Http.Answer begin(Map<String, Object> wish, String origin) {
        Map<String, Object> body = new TreeMap<>(wish);
        body.put("origin", origin);
        return session.post(SIGN_INS, body);
    }

    /** They link an account of their own at a connection. */
    void link(String connection) {
        finish(decided(beginLinking(connection), "accept")).good();
    }

    Http.Answer beginLinking(String connection) {
        return session.post(linkedAt(connection) + "/sign-in", Map.of("origin", ORIGIN));
    }

    /** Where what they linked is put and taken away. */
    static String linkedAt(String connection) {
        return "connections/" + connection + "/linked-credential";
    }

    /** What comes back with whoever was sent away and decided. */
    Map<String, String> decided(Http.Answer begun, String decision) {
        URI question = URI.create(begun.good().json().get("address").asString());
        assertThat(question.toString()).startsWith(authorization + "/authorize?");
        HttpRequest form = HttpRequest.newBuilder(sandbox.resolve("/authorize"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(question.getRawQuery() + "&person=" + account + "&decision=" + decision))
                .build();
        try (HttpClient browser = HttpClient.newHttpClient()) {
            var answer = browser.send(form, BodyHandlers.ofString());
            URI back = URI.create(answer.headers().firstValue("Location").orElseThrow());
            assertThat(back.toString()).startsWith(ORIGIN + "/connections/signed-in?");
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

    Http.Answer finish(Map<String, String> back) {
        return session.post(SIGN_INS + "/finish", back);
    }

    static void assertRefused(Http.Answer answer, String code, String words) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().get("code").asString()).isEqualTo(code);
        assertThat(answer.json().get("detail").asString())
                .contains(words)
                .contains("Nothing was changed")
                .doesNotContain("sandbox-");
    }
}
