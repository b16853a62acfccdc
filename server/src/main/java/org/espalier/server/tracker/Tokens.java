package org.espalier.server.tracker;

import java.time.Instant;

/**
 * What the vendor of a tracker lends to an app.
 *
 * @param access what a request is sent with
 * @param refresh what the next pair is asked for with, once
 * @param ends when the access token ends
 */
public record Tokens(String access, String refresh, Instant ends) {

    @Override
    public String toString() {
        return "Tokens[hidden, until " + ends + "]";
    }
}
