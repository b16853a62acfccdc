package org.espalier.server.tracker;

import java.util.Optional;

/** What somebody sent to the address of a webhook; whether a site sent it is not known yet. */
public final class Delivery {

    private final String webhook;
    private final Optional<String> word;
    private final Optional<String> signature;
    private final byte[] body;

    /**
     * A delivery as it came.
     *
     * @param word what the address holds behind the webhook
     * @param signature the header {@code X-Hub-Signature}
     */
    public Delivery(String webhook, Optional<String> word, Optional<String> signature, byte[] body) {
        this.webhook = webhook;
        this.word = word;
        this.signature = signature;
        this.body = body.clone();
    }

    String webhook() {
        return webhook;
    }

    byte[] body() {
        return body.clone();
    }

    /** Whether it proves to come from somebody who knows the secret. Takes equally long whatever is wrong. */
    boolean proves(WebhookRegistry.Guard guard, String secret) {
        return switch (guard) {
            case SIGNATURE -> Signature.fits(signature.orElse(""), body, secret) && word.isEmpty();
            case ADDRESS -> Signature.same(word.orElse(""), secret);
        };
    }
}
