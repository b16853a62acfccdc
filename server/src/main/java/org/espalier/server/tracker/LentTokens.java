package org.espalier.server.tracker;

/** Tokens that are lent for an hour or so and renewed when they end. Safe for use by several threads. */
public non-sealed interface LentTokens extends Proof {

    /**
     * One that is good now, as far as is known here.
     *
     * @throws TrackerTrouble where none is to be had
     */
    String token();

    /**
     * Another one in the place of one that was refused before its time.
     *
     * @throws TrackerTrouble where none is to be had
     */
    String insteadOf(String refused);
}
