package org.espalier.sandbox.page;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.espalier.sandbox.grant.App;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriComponentsBuilder;

/** What an app asks somebody for, in the words of OAuth 2.0. */
record Asked(Map<String, String> words) {

    /** Those that a form has to send on. */
    static final List<String> NAMES =
            List.of("audience", "client_id", "scope", "redirect_uri", "state", "response_type");

    private static final String AUDIENCE = "api.atlassian.com";

    String word(String name) {
        return words.getOrDefault(name, "");
    }

    /** What is wrong with it so that nobody can be sent back. */
    Optional<String> fault() {
        if (!word("client_id").equals(App.ID)) {
            return Optional.of("There is no app with the client id \"" + word("client_id") + "\".");
        }
        return web(word("redirect_uri")) ? Optional.empty() : Optional.of("The redirect_uri is no address of the web.");
    }

    /** What is wrong with it, as the app is told. */
    Optional<String> error() {
        if (!word("response_type").equals("code")) {
            return Optional.of("unsupported_response_type");
        }
        boolean known = !scopes().isEmpty() && App.SCOPES.containsAll(scopes());
        return known && word("audience").equals(AUDIENCE) ? Optional.empty() : Optional.of("invalid_scope");
    }

    Set<String> scopes() {
        return Arrays.stream(word("scope").split(" ", -1))
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Scheme and host of the app. */
    String origin() {
        URI uri = URI.create(word("redirect_uri"));
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    /** Back to the app with a code. */
    ResponseEntity<String> allowed(String code) {
        return back(Map.of("code", code));
    }

    /** Back to the app without one. */
    ResponseEntity<String> refused(String error, String description) {
        return back(Map.of("error", error, "error_description", description));
    }

    private ResponseEntity<String> back(Map<String, String> said) {
        UriComponentsBuilder address =
                UriComponentsBuilder.fromUriString(word("redirect_uri")).queryParam("state", "{state}");
        said.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        Map<String, String> values = new HashMap<>(said);
        values.put("state", word("state"));
        return Answers.goTo(address.encode().buildAndExpand(values).toUriString());
    }

    private static boolean web(String address) {
        try {
            URI uri = new URI(address);
            return uri.getHost() != null && List.of("http", "https").contains(uri.getScheme());
        } catch (URISyntaxException invalid) {
            return false;
        }
    }
}
