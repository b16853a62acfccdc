package org.espalier.sandbox.dialect;

import java.util.Arrays;
import java.util.Optional;

/** The kind of Jira that is played; what the kinds do differently stands in one class for each, under its profile. */
public enum Dialect {
    /** Jira Cloud. */
    CLOUD(Dialect.CLOUD_PROFILE, "2|3|latest"),
    /** Jira Data Center, which never had a third version of its API. */
    DATA_CENTER(Dialect.DATA_CENTER_PROFILE, "2|latest");

    /** Marks the parts that only Cloud has. */
    public static final String CLOUD_PROFILE = "cloud";

    /** Marks the parts that only Data Center has. */
    public static final String DATA_CENTER_PROFILE = "data-center";

    private final String profile;
    private final String versions;

    Dialect(String profile, String versions) {
        this.profile = profile;
        this.versions = versions;
    }

    /** The dialect that a command line calls so. */
    public static Optional<Dialect> named(String name) {
        return Arrays.stream(values())
                .filter(dialect -> dialect.profile.equals(name))
                .findFirst();
    }

    /** Its name on the command line, under which its own parts are found. */
    public String profile() {
        return profile;
    }

    /** The versions of the API that it answers, as an expression for paths. */
    public String versions() {
        return versions;
    }
}
