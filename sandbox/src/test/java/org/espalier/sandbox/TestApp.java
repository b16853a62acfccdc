package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.espalier.sandbox.TestClient.Answer;
import tools.jackson.databind.JsonNode;

/** An app that people sign in to with Atlassian, and the browser in which they do. */
record TestApp(URI address) {

    static final String SCOPES = "read:jira-work write:jira-work read:jira-user manage:jira-webhook offline_access";
    static final String BACK = "http://localhost:1/back?a=b";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    TestClient app(JsonNode tokens) {
        return new TestClient(address, "Bearer " + tokens.path("access_token").asString());
    }

    TestClient nobody() {
        return new TestClient(address, "");
    }

    JsonNode tokens(String person, String scopes) {
        Answer answer = exchange(code(person, scopes), BACK);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    String code(String person, String scopes) {
        return decided(person, "accept", Map.of("scope", scopes)).getOrDefault("code", "");
    }

    Map<String, String> decided(String person, String decision, Map<String, String> other) {
        HttpResponse<String> answer =
                post("/authorize", question(other) + "&person=" + person + "&decision=" + decision);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return parameters(answer);
    }

    Answer exchange(String code, String back) {
        return ask("authorization_code", ",\"code\":\"" + code + "\",\"redirect_uri\":\"" + back + "\"");
    }

    Answer renewed(JsonNode tokens) {
        return ask(
                "refresh_token",
                ",\"refresh_token\":\"" + tokens.path("refresh_token").asString() + "\"");
    }

    Answer ask(String grant, String more) {
        return nobody().post(
                        "/oauth/token",
                        "{\"grant_type\":\"" + grant
                                + "\",\"client_id\":\"espalier-sandbox\",\"client_secret\":\"espalier-sandbox-secret\""
                                + more
                                + "}");
    }

    String question(Map<String, String> other) {
        Map<String, String> words = new TreeMap<>(Map.of(
                "audience", "api.atlassian.com",
                "client_id", "espalier-sandbox",
                "scope", SCOPES,
                "redirect_uri", BACK,
                "state", "a state & more",
                "response_type", "code",
                "prompt", "consent"));
        words.putAll(other);
        return words.entrySet().stream()
                .map(word -> word.getKey() + "=" + TestClient.encoded(word.getValue()))
                .collect(Collectors.joining("&"));
    }

    static Map<String, String> parameters(HttpResponse<String> answer) {
        URI back = URI.create(answer.headers().firstValue("Location").orElseThrow());
        return Arrays.stream(back.getQuery().replace("& more", "+ more").split("&", -1))
                .map(word -> word.split("=", 2))
                .collect(Collectors.toMap(word -> word[0], word -> word[1].replace("+ more", "& more")));
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(address.resolve(path)).build());
    }

    HttpResponse<String> post(String path, String form) {
        return send(HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
