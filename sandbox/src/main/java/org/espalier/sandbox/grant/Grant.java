package org.espalier.sandbox.grant;

import java.time.Instant;
import java.util.Set;

/**
 * What somebody allowed the app.
 *
 * @param account the id of who allowed it
 */
public record Grant(long id, String account, Set<String> scopes, Instant began) {

    /** Asked for beside the others, it makes tokens that can be renewed. */
    public static final String OFFLINE = "offline_access";

    /** What somebody allowed the app. */
    public Grant {
        scopes = Set.copyOf(scopes);
    }
}
