package org.espalier.server.access;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.espalier.server.access.Person.Rank;
import org.espalier.server.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The sign-ins of people in their browsers. They are in the database, so that every server of a cluster knows them and
 * a restart signs nobody out.
 */
@Service
public class SignIns {

    /** How long a sign-in lasts. */
    public static final Duration LENGTH = Duration.ofDays(7);

    private static final int SECRET_CHARACTERS = 40;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Ids ids;

    SignIns(JdbcClient jdbc, InstantSource clock, Ids ids) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
    }

    /** Signs the person in and answers the secret that proves it from now on. */
    public String open(Person person) {
        Instant now = clock.instant();
        String secret = ids.secret(SECRET_CHARACTERS);
        jdbc.sql("delete from access_sign_in where ends < ?")
                .param(Timestamp.from(now))
                .update();
        jdbc.sql("insert into access_sign_in (secret_hash, account, opened, ends) values (?, ?, ?, ?)")
                .param(Hash.of(secret))
                .param(person.user())
                .param(Timestamp.from(now))
                .param(Timestamp.from(now.plus(LENGTH)))
                .update();
        return secret;
    }

    /** The person who was given this secret, while the sign-in lasts. */
    public Optional<Person> personWith(String secret) {
        return jdbc.sql("""
                        select a.name, a.display_name, a.administrator
                        from access_sign_in s join access_account a on a.name = s.account
                        where s.secret_hash = ? and s.ends > ?
                        """)
                .param(Hash.of(secret))
                .param(Timestamp.from(clock.instant()))
                .query((row, at) -> new Person(
                        row.getString("name"),
                        row.getString("display_name"),
                        row.getBoolean("administrator") ? Rank.ADMINISTRATOR : Rank.MEMBER))
                .optional();
    }

    /** Ends the sign-in with this secret; one that has ended stays so. */
    public void close(String secret) {
        jdbc.sql("delete from access_sign_in where secret_hash = ?")
                .param(Hash.of(secret))
                .update();
    }
}
