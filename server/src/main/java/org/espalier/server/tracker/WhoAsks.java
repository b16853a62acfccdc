package org.espalier.server.tracker;

import java.util.Optional;
import org.espalier.server.access.Person;
import org.espalier.server.tracker.CredentialTerms.Holder;

/**
 * Decides whose credential is used in the name of a person (L18): what they linked themselves; else the connection's
 * own, where it is theirs, or where it is a service account's and they are an administrator; else none. Nothing ever
 * falls back to another account (product 7).
 */
public enum WhoAsks {
    /** What the person linked. */
    LINKED,
    /** The connection's own. */
    CONNECTION,
    /** None, until the person links again: what they linked was given for another address of the connection. */
    NONE_SINCE_MOVED,
    /** None: a service account is for administrators. */
    NONE_BUT_OF_A_SERVICE,
    /** None: the connection's own belongs to somebody else. */
    NONE_BUT_ANOTHERS;

    /** How it stands with what a person linked. */
    enum Link {
        NONE,
        GOOD,
        /** Given for another address than the connection has now. */
        FOR_ELSEWHERE
    }

    /** @param own what is known of the connection's own credential */
    static WhoAsks of(Person person, Link link, CredentialTerms own) {
        return switch (link) {
            case GOOD -> LINKED;
            case FOR_ELSEWHERE -> NONE_SINCE_MOVED;
            case NONE -> unlinked(person, own);
        };
    }

    private static WhoAsks unlinked(Person person, CredentialTerms own) {
        if (own.holder() == Holder.SERVICE_ACCOUNT) {
            return person.administrator() ? CONNECTION : NONE_BUT_OF_A_SERVICE;
        }
        return own.belongsTo(person) ? CONNECTION : NONE_BUT_ANOTHERS;
    }

    /** Why nothing can be asked in the name of that person, and what to do; absent where it can. */
    public Optional<String> obstacle(String account, Connection connection) {
        var page = "; " + account + " can link one on the page Connections.";
        var none = account + " has linked no Jira credential at the connection " + connection.name();
        return switch (this) {
            case LINKED, CONNECTION -> Optional.empty();
            case NONE_SINCE_MOVED ->
                Optional.of("The Jira credential that " + account + " linked at the connection " + connection.name()
                        + " was for another address than " + connection.site().baseUrl() + "; " + account
                        + " can link it again on the page Connections.");
            case NONE_BUT_OF_A_SERVICE ->
                Optional.of(none + ", and only administrators may use its service account" + page);
            case NONE_BUT_ANOTHERS -> Optional.of(none + ", and its own is another person's" + page);
        };
    }
}
