package org.espalier.server.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.espalier.server.platform.Fault;
import org.espalier.server.platform.Refusal;
import org.espalier.server.tracker.Connection;
import org.espalier.server.tracker.ConnectionChange;
import org.espalier.server.tracker.CredentialTerms.Holder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the words that requests about connections are written in. */
final class ConnectionWords {

    private static final int MOST_PER_SECOND = 1_000;

    /** A year of four digits: LocalDate reads more of them, which the database does not hold. */
    private static final String DAY = "\\d{4}-\\d\\d-\\d\\d";

    private ConnectionWords() {}

    static List<String> projects(List<@Nullable String> wanted) {
        return IntStream.range(0, wanted.size())
                .mapToObj(at -> Required.text(wanted.get(at), "/projects/" + at))
                .toList();
    }

    static ConnectionChange.Enabled enabled(JsonNode projects) {
        if (projects.isNull()) {
            return new ConnectionChange.Enabled(Optional.empty());
        }
        if (!projects.isArray() || projects.valueStream().anyMatch(each -> !each.isString())) {
            throw Refusal.malformed(new Fault(
                    "/projects",
                    "wrong_type",
                    "At /projects, a list of keys or ids was expected, or null for all; nothing was done."));
        }
        return new ConnectionChange.Enabled(Optional.of(projects(projects.valueStream()
                .<@Nullable String>map(JsonNode::stringValue)
                .toList())));
    }

    /** A text that may be left out, but not emptied. */
    static Optional<String> text(@Nullable String text, String pointer) {
        return Optional.ofNullable(text).map(given -> Required.text(given, pointer));
    }

    /** Empty for a token that says itself whose it is. */
    static Optional<String> user(@Nullable String given) {
        return Optional.ofNullable(given).map(String::strip);
    }

    static Connection.Kind kind(String name) {
        return Choice.among(EnumSet.allOf(Connection.Kind.class), name, "/kind");
    }

    static Connection.Label label(String name) {
        return Choice.among(EnumSet.allOf(Connection.Label.class), name, "/label");
    }

    static Connection.Writing writing(boolean allowed) {
        return allowed ? Connection.Writing.ALLOWED : Connection.Writing.OFF;
    }

    static ConnectionChange.Expiry expiry(JsonNode on) {
        if (on.isNull()) {
            return new ConnectionChange.Expiry(Optional.empty());
        }
        return new ConnectionChange.Expiry(Optional.of(day(on.isString() ? on.stringValue() : on.toString())));
    }

    static ConnectionChange.Budget budget(JsonNode perSecond) {
        if (perSecond.isNull()) {
            return new ConnectionChange.Budget(Optional.empty());
        }
        if (!perSecond.isInt() || perSecond.intValue() < 1 || perSecond.intValue() > MOST_PER_SECOND) {
            throw Refusal.unprocessable(new Fault(
                    "/requestsPerSecond",
                    "bad_pace",
                    "The requests per second are a whole number from 1 to " + MOST_PER_SECOND
                            + ", or null for as many as Jira allows. Nothing was changed."));
        }
        return new ConnectionChange.Budget(Optional.of(perSecond.intValue()));
    }

    static LocalDate day(String text) {
        try {
            if (text.strip().matches(DAY)) {
                return LocalDate.parse(text.strip());
            }
        } catch (DateTimeException _) {
            // Digits like those of a day that no month has.
        }
        throw Refusal.unprocessable(new Fault(
                "/expiresOn",
                "bad_date",
                "A day is written as 2027-01-31. Nothing was changed; write it so, or leave it out."));
    }

    static Holder holder(boolean serviceAccount) {
        return serviceAccount ? Holder.SERVICE_ACCOUNT : Holder.PERSON;
    }
}
