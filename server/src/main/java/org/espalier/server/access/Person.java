package org.espalier.server.access;

/**
 * Somebody who has proved who they are.
 *
 * @param user the unique name of the account
 * @param displayName for other people to read
 */
public record Person(String user, String displayName, Rank rank) {

    /** What somebody may do in the whole installation. */
    public enum Rank {
        ADMINISTRATOR,
        MEMBER
    }

    /** Whether this person may do everything here. */
    public boolean administrator() {
        return rank == Rank.ADMINISTRATOR;
    }
}
