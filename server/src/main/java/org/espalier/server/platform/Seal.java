package org.espalier.server.platform;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
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

    static Seal withKeyIn(DataFolder folder) {
        Path file = folder.path().resolve("secret.key");
        try {
            AeadConfig.register();
            KeysetHandle key = Files.exists(file) ? read(file) : made(file);
            return new Seal(key.getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (IOException | GeneralSecurityException failure) {
            throw new StartRefused(
                    "Espalier did not start: the key file " + file
                            + " cannot be used; put back the one that this data folder was made with.",
                    failure);
        }
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

    private static KeysetHandle read(Path file) throws IOException, GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
    }

    private static KeysetHandle made(Path file) throws IOException, GeneralSecurityException {
        KeysetHandle key = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        // The permission is there before the key is, and the name only when all of it is written.
        Path part = Files.createTempFile(
                file.getParent(),
                "secret",
                ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                part,
                TinkJsonProtoKeysetFormat.serializeKeyset(key, InsecureSecretKeyAccess.get()),
                StandardOpenOption.SYNC);
        Files.move(part, file);
        return key;
    }
}
