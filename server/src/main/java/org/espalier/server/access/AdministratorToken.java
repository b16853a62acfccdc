package org.espalier.server.access;

import java.security.MessageDigest;

/** The bearer token that the environment gives to one account; kept as a hash, and never stored. */
final class AdministratorToken {

    private final String user;
    private final byte[] hash;

    AdministratorToken(String user, String secret) {
        this.user = user;
        this.hash = Hash.of(secret);
    }

    String user() {
        return user;
    }

    /** Whether this is the token, in a time that does not depend on how much of it is right. */
    boolean is(String secret) {
        return MessageDigest.isEqual(hash, Hash.of(secret));
    }
}
