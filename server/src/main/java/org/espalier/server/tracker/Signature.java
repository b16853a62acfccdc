package org.espalier.server.tracker;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proves of knowing a secret. How long a comparison takes tells nothing of the secret (source: WebSub, authenticated
 * content distribution; Atlassian, secure admin webhooks).
 */
final class Signature {

    private static final String METHOD = "sha256=";
    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /** Whether a header holds the signature of the body, as in {@code sha256=a477…}; no other method counts. */
    static boolean fits(String header, byte[] body, String secret) {
        var right = HexFormat.of().formatHex(mac(body, secret));
        return same(header.strip(), METHOD + right);
    }

    static boolean same(String given, String right) {
        return MessageDigest.isEqual(right.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] mac(byte[] body, String secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(body);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java knows " + ALGORITHM + "; this indicates a bug.", missing);
        }
    }
}
