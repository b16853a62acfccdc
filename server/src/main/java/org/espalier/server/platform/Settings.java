package org.espalier.server.platform;

import java.net.URI;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.Optional;
import org.espalier.postgres.ExternalPostgres;

/**
 * What the person who starts this server decides, read from the environment once.
 *
 * @param ports where it listens
 * @param folder where it keeps its files
 * @param database a PostgreSQL elsewhere; empty means the bundled one
 * @param firstUse how the first person gets in
 * @param trackers where connections may go
 */
public record Settings(
        Ports ports, Path folder, Optional<ExternalPostgres> database, FirstUse firstUse, Trackers trackers) {

    /**
     * Where connections may go.
     *
     * @param hosts private hosts, in lower case
     * @param gateway where Atlassian takes API tokens with scopes, without a slash at its end
     */
    public record Trackers(NavigableSet<String> hosts, URI gateway) {}

    /**
     * The ports of the two doors and of the sandbox Jira beside them; 0 means any free one.
     *
     * @param pages for people and programs
     * @param management for health, on loopback alone
     * @param sandbox of the sandbox Jira that a first look comes with
     */
    public record Ports(int pages, int management, int sandbox) {}

    /** How the first person gets in. */
    public record FirstUse(Setup setup, Optional<Administrator> administrator) {}

    /** What a server without accounts does. */
    public enum Setup {
        WIZARD,
        OFF,
        DEMO
    }

    /** The account that the environment names; its secrets there win over stored ones at each start. */
    public record Administrator(String user, Optional<String> password, Optional<String> token) {

        @Override
        public String toString() {
            return "Administrator[" + user + ", secrets hidden]";
        }
    }
}
