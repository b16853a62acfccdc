package org.espalier.server.platform;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A known word in the database, sealed with the key of its servers: it tells a wrong key before a secret is needed, and
 * keeps two servers of one database from sealing with two keys.
 */
final class SealCanary {

    private static final String WORD = "A canary sings where the air is good.";
    private static final String NAME = "seal-canary";

    private SealCanary() {}

    /**
     * The seal whose key opens the canary; called in a transaction. The first server of a database makes both.
     *
     * @throws StartRefused when this server has another key, or none where there is one already
     */
    static Seal proven(KeyFile key, JdbcClient jdbc) {
        // Of two servers that meet an empty database together only one may make a key.
        jdbc.sql("lock table platform_seal_canary in exclusive mode").update();
        var sealed = jdbc.sql("select sealed from platform_seal_canary")
                .query(byte[].class)
                .optional();
        if (sealed.isEmpty()) {
            var seal = key.seal();
            jdbc.sql("insert into platform_seal_canary (sealed) values (:sealed)")
                    .param("sealed", seal.seal(WORD, NAME))
                    .update();
            return seal;
        }
        if (!key.exists()) {
            throw new StartRefused(
                    "Espalier did not start: the secrets in its database are sealed with a key, and there"
                            + " is none at " + key.file() + "; copy " + FROM + " Nothing was changed.");
        }
        var seal = key.seal();
        try {
            seal.open(sealed.get(), NAME);
            return seal;
        } catch (Refusal other) {
            throw new StartRefused(
                    "Espalier did not start: the key in " + key.file()
                            + " does not open the secrets in its database; replace it by " + FROM
                            + " Nothing was changed.",
                    other);
        }
    }

    private static final String FROM =
            "the file secret.key from the data folder of the server that used this database first.";
}
