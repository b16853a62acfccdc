package org.espalier.server.tracker;

/**
 * A site, as it was opened for one version of its connection and of the credential.
 *
 * @param credential the version of what a person linked, or {@link #OF_THE_CONNECTION}
 */
record Opened(long version, long credential, TrackerSite site) {

    /** The connection's own credential has no version of its own. */
    static final long OF_THE_CONNECTION = 0;

    /** Whether the connection's own credential opened it. */
    boolean ofTheConnection() {
        return credential == OF_THE_CONNECTION;
    }

    /** Whether it is of these versions or of later ones. Both only grow, and never at the same moment. */
    boolean sinceThat(long version, long credential) {
        return this.version >= version && this.credential >= credential;
    }
}
