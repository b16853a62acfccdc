package org.espalier.server.tracker;

/**
 * What proves to a tracker who asks.
 *
 * @param user empty where the secret is a token that says itself whose it is
 */
public record Credential(String user, String secret) {

    /** Whether the secret is a token that needs no user beside it. */
    public boolean tokenAlone() {
        return user.isEmpty();
    }

    @Override
    public String toString() {
        return "Credential[" + user + ", secret hidden]";
    }
}
