package org.espalier.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.espalier.server.TestServer.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who gets in, and what those read who do not or who ask for what cannot be. */
@Tag("database")
@TestInstance(Lifecycle.PER_CLASS)
class DoorTest {

    private TestServer server;

    @BeforeAll
    void start() {
        server = TestServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test // The routes are those the server itself knows, so that a new one cannot be forgotten.
    void everyRouteOfTheApiIsClosedWithoutAToken() {
        Set<String> open = Set.of("POST /api/v1/session");
        Map<String, Integer> answers = routes().filter(route -> route.contains(" /api"))
                .filter(route -> !open.contains(route))
                .collect(Collectors.toMap(route -> route, this::statusWithoutToken));

        assertThat(answers)
                .isNotEmpty()
                .allSatisfy((route, status) -> assertThat(status).isEqualTo(401));
    }

    @Test
    void aWrongTokenIsNoToken() {
        Answer answer = server.send("GET", "/api/v1/me", "", Map.of("Authorization", "Bearer wrong"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().get("code").asString()).isEqualTo("unauthenticated");
        assertThat(answer.json().get("requestId").asString())
                .isEqualTo(answer.header("X-Request-Id"))
                .startsWith("req_");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void theTokenOfTheEnvironmentIsTheAdministrators() {
        Answer answer = server.get("/api/v1/me");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"user\":\"ada\",\"displayName\":\"ada\",\"administrator\":true,"
                        + "\"synchronizers\":\"SHOWN\"}");
    }

    @Test
    void whoSignsInWithThePasswordIsKnownByTheCookieUntilSigningOut() {
        Answer signedIn = signIn(TestServer.PASSWORD);
        assertThat(signedIn.status()).isEqualTo(204);
        assertThat(signedIn.header("Set-Cookie")).contains("HttpOnly").contains("SameSite=Lax");
        String cookie = signedIn.header("Set-Cookie").split(";", -1)[0];

        assertThat(bare("GET", "/api/v1/me", Map.of("Cookie", cookie)).status()).isEqualTo(200);
        Answer forged = bare("DELETE", "/api/v1/session", Map.of("Cookie", cookie));
        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.json().get("code").asString()).isEqualTo("csrf_header_missing");

        assertThat(bare("DELETE", "/api/v1/session", Map.of("Cookie", cookie, "X-Espalier-Csrf", "1"))
                        .status())
                .isEqualTo(204);
        assertThat(bare("GET", "/api/v1/me", Map.of("Cookie", cookie)).status()).isEqualTo(401);
    }

    @Test
    void aWrongPasswordSignsNobodyIn() {
        Answer answer = signIn("wrong");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().get("code").asString()).isEqualTo("wrong_credentials");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    POST   | /api/v1/session     | {"user":"ada","password":"x","more":1} | 400 | unknown_field
                    POST   | /api/v1/session     | {"user":17,"password":"x"}             | 400 | wrong_type
                    POST   | /api/v1/session     | {"user":["ada"],"password":"x"}        | 400 | wrong_type
                    POST   | /api/v1/session     | {"user":"ada"}                         | 400 | missing_field
                    POST   | /api/v1/session     | {"user":"ada","user":"b"}              | 400 | malformed_json
                    POST   | /api/v1/session     | {"user":                               | 400 | malformed_json
                    POST   | /api/v1/session     | {"user":"a","password":"b"} 7          | 400 | wrong_type
                    POST   | /api/v1/session     | []                                     | 400 | wrong_type
                    POST   | /api/v1/session     | null                                   | 400 | body_missing
                    POST   | /api/v1/session     | ``                                     | 400 | body_missing
                    GET    | /api/v1/session     | ``                                     | 405 | method_not_allowed
                    PUT    | /api/v1/me          | {}                                     | 405 | method_not_allowed
                    GET    | /api/v1/nothing     | ``                                     | 404 | not_found
                    GET    | /api                | ``                                     | 404 | not_found
                    GET    | /api/v1/me;a=b      | ``                                     | 400 | bad_request
                    """)
    void whatCannotBeIsAProblemAndNeverAnError(String method, String path, String body, int status, String code) {
        Answer answer = server.send(method, path, body, Map.of("Content-Type", "application/json"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().get("code").asString()).isEqualTo(code);
        assertThat(answer.json().get("detail").asString()).isNotBlank().doesNotContain("Exception");
    }

    @Test
    void aFieldThatIsNotKnownIsNamed() {
        Answer answer = server.post("/api/v1/session", "{\"user\":\"ada\",\"pasword\":\"x\"}");

        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/pasword");
        assertThat(answer.json().get("detail").asString()).contains("pasword").contains("password, user");
    }

    @Test
    void anythingButJsonIsRefused() {
        Answer answer =
                server.send("POST", "/api/v1/session", "user=ada", Map.of("Content-Type", "text/plain;charset=utf-8"));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void aBodyOfMoreThanTenMegabytesIsRefused() {
        Answer answer = server.post("/api/v1/session", "{\"user\":\"" + "x".repeat(11 << 20) + "\"}");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().get("code").asString()).isEqualTo("body_too_large");
    }

    @Test
    void everyAnswerKeepsBrowsersSafe() {
        Answer answer = server.get("/api/v1/me");

        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'self'")
                .contains("frame-ancestors 'none'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cache-Control")).isEqualTo("private, no-cache");
    }

    @Test
    void healthIsToldAtTheDoorForManagementAlone() {
        assertThat(server.sendBare("GET", server.managementUrl("/health/live"), "", Map.of())
                        .body())
                .contains("UP");
        assertThat(server.sendBare("GET", server.managementUrl("/health/ready"), "", Map.of())
                        .body())
                .contains("UP");
        assertThat(server.sendBare("GET", server.managementUrl("/env"), "", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(server.sendBare("GET", server.url("/health/live"), "", Map.of())
                        .status())
                .isEqualTo(404);
    }

    private Stream<String> routes() {
        return server.part(RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream()
                .flatMap(DoorTest::routes);
    }

    private static Stream<String> routes(RequestMappingInfo mapping) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods().isEmpty()
                ? Set.of(RequestMethod.GET)
                : mapping.getMethodsCondition().getMethods();
        return mapping.getPatternValues().stream()
                .flatMap(pattern -> methods.stream().map(method -> method + " " + pattern));
    }

    private int statusWithoutToken(String route) {
        String[] parts = route.split(" ", -1);
        return bare(parts[0], parts[1].replaceAll("\\{[^}]*}", "x"), Map.of()).status();
    }

    private Answer signIn(String password) {
        return server.sendBare(
                "POST",
                server.url("/api/v1/session"),
                "{\"user\":\"ada\",\"password\":\"" + password + "\"}",
                Map.of("Content-Type", "application/json"));
    }

    private Answer bare(String method, String path, Map<String, String> headers) {
        return server.sendBare(method, server.url(path), "", headers);
    }
}
