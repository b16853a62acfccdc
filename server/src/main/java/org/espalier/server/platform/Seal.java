package org.espalier.server.platform;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Keeps secrets unreadable at rest by AES-256-GCM, with a key in a file beside the database, never in it. A sealed
 * secret opens only under the name it was sealed for, so that nobody can move it to another row.
 */
public final class Seal {

    private final Aead cipher;

    private Seal(Aead cipher) {
        this.cipher = cipher;
    }

    static Seal with(KeysetHandle key) throws GeneralSecurityException {
        return new Seal(key.getPrimitive(RegistryConfiguration.get(), Aead.class));
    }

    /** The secret made unreadable, for the given name alone. */
    public byte[] seal(String secret, String name) {
        try {
            return cipher.encrypt(secret.getBytes(StandardCharsets.UTF_8), name.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("AES-256-GCM refused to encrypt; this indicates a bug.", failure);
        }
    }

    /**
     * The secret as it was before {@link #seal} under the same name.
     *
     * @throws Refusal when the key of this server does not open it
     */
    public String open(byte[] sealed, String name) {
        try {
            return new String(cipher.decrypt(sealed, name.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException failure) {
            Refusal refusal = new Refusal(
                    Refusal.Kind.CONFLICT,
                    "secret_not_readable",
                    "The stored secret of " + name + " does not open with this server's key; enter the secret again.");
            refusal.initCause(failure);
            throw refusal;
        }
    }
}
