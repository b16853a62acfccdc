package org.espalier.postgres;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One database of a PostgreSQL that somebody else runs.
 *
 * @param place host, port and database, for people
 * @param jdbcUrl the address for JDBC, without user and password
 * @param user who enters
 * @param password of the user
 */
public record ExternalPostgres(String place, String jdbcUrl, String user, String password) {

    /** What an address looks like, for the sentence that refuses another one. */
    public static final String FORM = "postgresql://user:password@host:5432/database";

    private static final Pattern ADDRESS =
            Pattern.compile("(?:jdbc:)?postgres(?:ql)?://(?:([^/?]*)@)?([^/?@]+)/([^/?]+)(?:\\?(.*))?");
    private static final String USUAL_USER = "espalier";

    /**
     * The database at an address as {@link #FORM} shows it, or as JDBC's drivers take it.
     *
     * @param user wins over the one in the address
     * @param password wins over the one in the address
     * @return nothing if this is no such address; it may hold a password, so nobody should repeat it
     */
    public static Optional<ExternalPostgres> at(String address, Optional<String> user, Optional<String> password) {
        Matcher parts = ADDRESS.matcher(address.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            String[] caller = orEmpty(parts.group(1)).split(":", 2);
            List<String> options =
                    new ArrayList<>(List.of(orEmpty(parts.group(4)).split("&", -1)));
            Optional<String> userInside = part(caller, 0).or(() -> taken("user=", options));
            Optional<String> passwordInside = part(caller, 1).or(() -> taken("password=", options));
            String place = parts.group(2) + "/" + parts.group(3);
            return Optional.of(new ExternalPostgres(
                    decoded(place),
                    "jdbc:postgresql://" + place + "?" + String.join("&", options),
                    user.or(() -> userInside).orElse(USUAL_USER),
                    password.or(() -> passwordInside).orElse("")));
        } catch (IllegalArgumentException badEscape) {
            return Optional.empty();
        }
    }

    /**
     * Makes sure that it can be used; changes nothing in it.
     *
     * @throws PostgresFailure with one sentence for a person when it cannot
     */
    public void requireUsable() {
        try (Connection connection = Databases.connect(jdbcUrl, new Credentials(user, password))) {
            Requirements.complaint(connection, this).ifPresent(complaint -> {
                throw new PostgresFailure(complaint + ".");
            });
        } catch (SQLException failure) {
            throw new PostgresFailure(Requirements.complaint(failure, this) + ".", failure);
        }
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "ExternalPostgres[" + place + ", " + user + ", password hidden]";
    }

    private static Optional<String> part(String[] caller, int number) {
        return caller.length > number && !caller[number].isEmpty()
                ? Optional.of(decoded(caller[number]))
                : Optional.empty();
    }

    private static Optional<String> taken(String name, List<String> options) {
        Optional<String> found =
                options.stream().filter(option -> option.startsWith(name)).findFirst();
        found.ifPresent(options::remove);
        return found.map(option -> decoded(option.substring(name.length())));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** A plus sign stands for itself in an address, other than in a form. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
