package org.espalier.server.tracker;

/**
 * A secret that proves to a tracker who asks, as it is.
 *
 * @param user empty where the secret is a token that says itself whose it is
 */
public record Credential(String user, String secret) implements Proof {

    /** Whether the secret is a token that needs no user beside it. */
    public boolean tokenAlone() {
        return user.isEmpty();
    }

    @Override
    public String toString() {
        return "Credential[" + user + ", secret hidden]";
    }
}
