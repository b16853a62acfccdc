package org.espalier.server.access;

import java.util.Optional;
import org.espalier.server.access.Person.Rank;
import org.espalier.server.platform.Settings;
import org.espalier.server.platform.Settings.Administrator;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** The people known here, and what proves that somebody is one of them. Safe for use by several threads. */
@Service
public class Accounts {

    /**
     * Checked when the name is unknown, so that the time of the answer does not tell names. It is that of a long random
     * password which was thrown away; to make one at each start would cost as much as a sign-in.
     */
    private static final String NOBODYS_HASH =
            "{pbkdf2}6446923e3a799f8a797fa0c4a45095226bae1958872b776591965e6c69498516dbe821753090d0a40fe54651e47a91a9";

    private final StoredAccounts stored;
    private final PasswordEncoder passwords;
    private final Optional<AdministratorToken> token;

    Accounts(StoredAccounts stored, PasswordEncoder passwords, Settings settings) {
        this.stored = stored;
        this.passwords = passwords;
        Optional<Administrator> administrator = settings.firstUse().administrator();
        administrator.ifPresent(this::admit);
        this.token = administrator.flatMap(
                named -> named.token().map(secret -> new AdministratorToken(named.user(), secret)));
    }

    /** The person whose name and password these are. */
    public Optional<Person> withPassword(String user, String password) {
        Optional<StoredAccounts.Account> account = stored.named(user);
        String hash = account.flatMap(StoredAccounts.Account::password).orElse(NOBODYS_HASH);
        boolean right = passwords.matches(password, hash);
        return account.filter(known -> right && known.passwordHash() != null).map(StoredAccounts.Account::person);
    }

    /** The person whose bearer token this is. */
    public Optional<Person> withToken(String secret) {
        return token.filter(known -> known.is(secret))
                .flatMap(known -> stored.named(known.user()))
                .map(StoredAccounts.Account::person);
    }

    /** The person with this name, without any proof: for what this server does by itself in somebody's name. */
    public Optional<Person> named(String user) {
        return stored.named(user).map(StoredAccounts.Account::person);
    }

    /** Whether anybody can get in at all. */
    public boolean any() {
        return stored.any();
    }

    private void admit(Administrator administrator) {
        Person person = new Person(administrator.user(), administrator.user(), Rank.ADMINISTRATOR);
        @Nullable String hash = administrator.password().map(passwords::encode).orElse(null);
        stored.keep(new StoredAccounts.Account(person, hash));
    }
}
