package org.espalier.server.jira;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.espalier.server.acceptance.SandboxJira;

/** The token of an app that the administrator of a sandbox allowed to act for them (OAuth 2.0, 3LO). */
final class AppToken {

    private static final String APP = "espalier-sandbox";
    private static final String BACK = "http://localhost:1/back";
    private static final String CONSENT = "audience=api.atlassian.com&client_id=" + APP
            + "&scope=read%3Ajira-work+write%3Ajira-work+read%3Ajira-user&redirect_uri=http%3A%2F%2Flocalhost%3A1%2Fback"
            + "&state=any&response_type=code&prompt=consent&person=admin&decision=accept";

    private AppToken() {}

    static String of(SandboxJira jira) {
        return jira.tell(
                        "POST",
                        "/oauth/token",
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "client_id",
                                APP,
                                "client_secret",
                                "espalier-sandbox-secret",
                                "code",
                                code(jira),
                                "redirect_uri",
                                BACK))
                .get("access_token")
                .asString();
    }

    /** What the administrator comes back with. */
    private static String code(SandboxJira jira) {
        var form = HttpRequest.newBuilder(jira.address().resolve("/authorize"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(CONSENT))
                .build();
        try (var browser = HttpClient.newHttpClient()) {
            var back = browser.send(form, BodyHandlers.ofString())
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            return back.replaceFirst(".*[?&]code=", "").replaceFirst("&.*", "");
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
