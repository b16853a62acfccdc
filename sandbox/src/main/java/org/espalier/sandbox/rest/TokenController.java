package org.espalier.sandbox.rest;

import java.util.Optional;
import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.grant.App;
import org.espalier.sandbox.grant.Grants;
import org.espalier.sandbox.grant.HandedOut;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Hands out tokens, and says at which sites they are good. A real authorization server stands at a host of its own, and
 * its refusals are told so (source: Atlassian, OAuth 2.0 (3LO) apps).
 */
@RestController
@Profile(Dialect.CLOUD_PROFILE)
@RequestMapping("/oauth/token")
class TokenController {

    private static final String BEARER = "Bearer ";

    private final Grants grants;

    TokenController(Grants grants) {
        this.grants = grants;
    }

    @PostMapping
    ResponseEntity<ObjectNode> token(@RequestBody JsonNode body) {
        return answered(body);
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<ObjectNode> token(@RequestParam MultiValueMap<String, String> form) {
        ObjectNode body = TermJson.JSON.objectNode();
        form.forEach((name, values) -> body.put(name, values.getFirst()));
        return answered(body);
    }

    private ResponseEntity<ObjectNode> answered(JsonNode body) {
        if (!App.ID.equals(word(body, "client_id")) || !App.SECRET.equals(word(body, "client_secret"))) {
            return refused(HttpStatus.UNAUTHORIZED, "access_denied", "Unauthorized");
        }
        return switch (word(body, "grant_type")) {
            case "authorization_code" ->
                handed(grants.exchanged(word(body, "code"), word(body, "redirect_uri")), "Invalid authorization code");
            case "refresh_token" ->
                handed(grants.renewed(word(body, "refresh_token")), "Unknown or invalid refresh token.");
            case String other ->
                refused(HttpStatus.FORBIDDEN, "unsupported_grant_type", "Unsupported grant type: " + other);
        };
    }

    /** The sites that an access token is good at; this is the only one that the sandbox knows. */
    @GetMapping("/accessible-resources")
    ResponseEntity<JsonNode> resources(@RequestHeader(HttpHeaders.AUTHORIZATION) Optional<String> authorization) {
        return authorization
                .filter(header -> header.startsWith(BEARER))
                .flatMap(header -> grants.of(header.substring(BEARER.length())))
                .map(grant -> {
                    String here =
                            ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
                    var resources = TermJson.JSON.arrayNode();
                    ObjectNode site = resources
                            .addObject()
                            .put("id", Gateway.CLOUD_ID)
                            .put("url", here)
                            .put("name", "sandbox")
                            .put("avatarUrl", here + "/favicon.ico");
                    grant.scopes().stream().sorted().forEach(site.putArray("scopes")::add);
                    return ResponseEntity.ok((JsonNode) resources);
                })
                .orElseGet(() -> ResponseEntity.status(HttpStatus.UNAUTHORIZED).body(Gateway.unauthorized("")));
    }

    private static ResponseEntity<ObjectNode> handed(Optional<HandedOut> handed, String otherwise) {
        if (handed.isEmpty()) {
            return refused(HttpStatus.FORBIDDEN, "invalid_grant", otherwise);
        }
        HandedOut out = handed.get();
        ObjectNode node = TermJson.JSON
                .objectNode()
                .put("access_token", out.access())
                .put("expires_in", out.lasts().toSeconds())
                .put("token_type", "Bearer")
                .put("scope", out.scope());
        out.refresh().ifPresent(refresh -> node.put("refresh_token", refresh));
        return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(node);
    }

    private static ResponseEntity<ObjectNode> refused(HttpStatus status, String error, String description) {
        return ResponseEntity.status(status)
                .body(TermJson.JSON.objectNode().put("error", error).put("error_description", description));
    }

    private static String word(JsonNode body, String name) {
        return body.path(name).asString("");
    }
}
