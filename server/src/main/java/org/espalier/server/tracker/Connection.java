package org.espalier.server.tracker;

import java.net.URI;
import java.util.Optional;
import org.espalier.core.sight.Projects;

/**
 * One site of a tracker as this server may use it. Its credential is never part of it.
 *
 * @param version grows with every change of the connection, also of its credential
 */
public record Connection(ConnectionId id, long version, String name, Site site, Reach reach) {

    /** The version of a connection that was never changed. */
    static final long FIRST_VERSION = 1;

    /**
     * Where the tracker is and what it is.
     *
     * @param baseUrl without a slash at its end; may have a context path
     */
    public record Site(Kind kind, URI baseUrl, Label label) {}

    /** The two dialects of Jira. */
    public enum Kind {
        CLOUD,
        DATA_CENTER
    }

    /** What the site is used for, as a warning to people. */
    public enum Label {
        PROD,
        TEST,
        SANDBOX
    }

    /**
     * How far this server may go at the site.
     *
     * @param perSecond the most requests that it sends in a second; absent means as many as the site allows
     */
    public record Reach(Writing writing, Projects projects, Optional<Integer> perSecond) {}

    /** Whether this server may write to the site. */
    public enum Writing {
        ALLOWED,
        OFF
    }

    public boolean writable() {
        return reach.writing() == Writing.ALLOWED;
    }
}
