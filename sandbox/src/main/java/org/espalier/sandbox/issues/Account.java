package org.espalier.sandbox.issues;

import java.time.ZoneId;
import java.util.Optional;

/** Somebody known to this Jira; the name is what may be given instead of the e-mail address. */
public record Account(String id, Login login, String displayName, boolean administrator, ZoneId timeZone) {

    /** How somebody signs in; who has no address cannot. */
    public record Login(String name, Optional<String> email) {}
}
