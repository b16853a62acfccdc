package org.espalier.server.platform;

import java.security.SecureRandom;

/** The source of opaque ids such as {@code job_7h2k…}: a prefix and eighty random bits. Safe for several threads. */
public final class Ids {

    /** Base 32 without the letters that people mistake for one another. */
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int LENGTH = 16;

    private final SecureRandom random = new SecureRandom();

    Ids() {}

    /** A new id that starts with the given prefix and an underscore. */
    public String fresh(String prefix) {
        return prefix + "_" + characters(LENGTH);
    }

    /** A secret nobody can guess, with five random bits per character. */
    public String secret(int characters) {
        return characters(characters);
    }

    private String characters(int count) {
        StringBuilder text = new StringBuilder(count);
        random.ints(count, 0, ALPHABET.length()).forEach(at -> text.append(ALPHABET.charAt(at)));
        return text.toString();
    }
}
