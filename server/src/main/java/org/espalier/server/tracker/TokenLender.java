package org.espalier.server.tracker;

import java.net.URI;
import java.util.List;

/** Asks the vendor of a tracker for tokens. Every trouble is a {@link TrackerTrouble}, in which no token stands. */
public interface TokenLender {

    /** The code of the trouble after which nothing helps but that somebody signs in again. */
    String ENDED = "sign_in_ended";

    /**
     * Where somebody is asked whether the app may act in their name.
     *
     * @param returnTo where they come back to
     * @param state what comes back with them
     */
    URI question(App app, String returnTo, String state);

    /** What the code is good for that somebody came back with. */
    Tokens forCode(App app, String code, String returnTo);

    /** The next pair; the refresh token is used up by that. */
    Tokens renewed(App app, String refresh);

    /** The sites at which an access token is good. */
    List<Resource> resources(App app, String access);

    /** A site, by the number that the vendor's gateway knows it by. */
    record Resource(String cloudId, String url) {}
}
