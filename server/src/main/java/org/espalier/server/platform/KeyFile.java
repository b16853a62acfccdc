package org.espalier.server.platform;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

/** The key of sealed secrets, in a file of the data folder. */
record KeyFile(Path file) {

    KeyFile(DataFolder folder) {
        this(folder.path().resolve("secret.key"));
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** A seal with the key in the file, which is made if it is missing. */
    Seal seal() {
        try {
            AeadConfig.register();
            return Seal.with(exists() ? read() : made());
        } catch (IOException | GeneralSecurityException failure) {
            throw new StartRefused(
                    "Espalier did not start: the key file " + file
                            + " cannot be used; put back the one that this data folder was made with.",
                    failure);
        }
    }

    private KeysetHandle read() throws IOException, GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
    }

    private KeysetHandle made() throws IOException, GeneralSecurityException {
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
