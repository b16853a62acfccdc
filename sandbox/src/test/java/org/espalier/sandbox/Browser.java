package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * Somebody who looks at the sandbox's own pages and fills in their forms.
 *
 * @param person who they say they are; empty for the administrator
 */
record Browser(URI address, String person) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    Browser as(String name) {
        return new Browser(address, name);
    }

    HttpResponse<String> get(String path) {
        return send(path, HttpRequest.newBuilder());
    }

    String page(String path) {
        return get(path).body();
    }

    HttpResponse<String> post(String path, String form) {
        return postFrom(address.toString(), path, form);
    }

    HttpResponse<String> postFrom(String origin, String path, String form) {
        return send(
                path,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Origin", origin)
                        .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** Where a change of the person leads that is made on the page at that path. */
    String back(String path) {
        return send(
                        "/person",
                        HttpRequest.newBuilder()
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Origin", address.toString())
                                .header("Referer", address + path)
                                .POST(HttpRequest.BodyPublishers.ofString("person=member")))
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    void done(String path, String form) {
        HttpResponse<String> answer = post(path, form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    void refused(String path, String form, String sentence) {
        refused(400, path, form, sentence);
    }

    void refused(int status, String path, String form, String sentence) {
        HttpResponse<String> answer = post(path, form);
        assertThat(answer.statusCode()).as(path + " " + form).isEqualTo(status);
        assertThat(answer.body()).contains("role=\"alert\"").contains(sentence);
    }

    private HttpResponse<String> send(String path, HttpRequest.Builder request) {
        if (!person.isEmpty()) {
            request.header("Cookie", "sandbox-person=" + person);
        }
        try {
            return HTTP.send(request.uri(address.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
