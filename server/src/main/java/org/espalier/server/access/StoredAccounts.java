package org.espalier.server.access;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Optional;
import org.espalier.server.access.Person.Rank;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of accounts. */
@Repository
class StoredAccounts {

    /** An account and the hash of its password; without one nobody signs in to it by password. */
    record Account(Person person, @Nullable String passwordHash) {

        Optional<String> password() {
            return Optional.ofNullable(passwordHash);
        }
    }

    private final JdbcClient jdbc;
    private final InstantSource clock;

    StoredAccounts(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Account> named(String user) {
        return jdbc.sql("select name, display_name, password_hash, administrator from access_account where name = ?")
                .param(user)
                .query((row, at) -> new Account(
                        new Person(
                                row.getString("name"),
                                row.getString("display_name"),
                                row.getBoolean("administrator") ? Rank.ADMINISTRATOR : Rank.MEMBER),
                        row.getString("password_hash")))
                .optional();
    }

    boolean any() {
        return jdbc.sql("select exists (select from access_account)")
                .query(Boolean.class)
                .single();
    }

    /** Adds the account, or gives the one of that name these rights and, if there is one, this password. */
    void keep(Account account) {
        jdbc.sql("""
                        insert into access_account (name, display_name, password_hash, administrator, created)
                        values (?, ?, ?, ?, ?)
                        on conflict (name) do update set
                            administrator = excluded.administrator,
                            password_hash = coalesce(excluded.password_hash, access_account.password_hash)
                        """)
                .param(account.person().user())
                .param(account.person().displayName())
                .param(account.passwordHash())
                .param(account.person().administrator())
                .param(Timestamp.from(clock.instant()))
                .update();
    }
}
