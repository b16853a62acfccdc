package org.espalier.server.web;

import java.util.Optional;
import org.espalier.server.tracker.Deliveries;
import org.espalier.server.tracker.Delivery;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where Jira tells of changes. Nobody signs in here: each delivery proves by itself where it comes from. What is
 * answered before the database has it would be lost with the server.
 */
@RestController
class DeliveryController {

    private static final String SIGNATURE = "X-Hub-Signature";

    private final Deliveries deliveries;

    DeliveryController(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @PostMapping("/hooks/{webhook}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signed(
            @PathVariable String webhook,
            @RequestHeader(name = SIGNATURE, required = false) @Nullable String signature,
            @RequestBody(required = false) byte @Nullable [] body) {
        deliveries.take(new Delivery(webhook, Optional.empty(), Optional.ofNullable(signature), body(body)));
    }

    /** For kinds of Jira that sign nothing. */
    @PostMapping("/hooks/{webhook}/{word}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unsigned(
            @PathVariable String webhook,
            @PathVariable String word,
            @RequestBody(required = false) byte @Nullable [] body) {
        deliveries.take(new Delivery(webhook, Optional.of(word), Optional.empty(), body(body)));
    }

    private static byte[] body(byte @Nullable [] sent) {
        return sent == null ? new byte[0] : sent;
    }
}
