package org.espalier.server.platform;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
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
 * @param sites how this server and the sites of trackers reach each other
 */
public record Settings(Ports ports, Path folder, Optional<ExternalPostgres> database, FirstUse firstUse, Sites sites) {

    /** Where the sandbox Jira of a first look will be; absent where there is none, or its port is not chosen yet. */
    public Optional<URI> ownSandbox() {
        return firstUse.setup() == Setup.DEMO && ports.sandbox() > 0
                ? Optional.of(URI.create("http://localhost:" + ports.sandbox()))
                : Optional.empty();
    }

    /**
     * The ports of the two doors and of the sandbox Jira beside them; 0 means any free one.
     *
     * @param pages for people and programs
     * @param management for health, on loopback alone
     * @param sandbox of the sandbox Jira that a first look comes with
     */
    public record Ports(int pages, int management, int sandbox) {}

    /**
     * How this server and the sites of trackers reach each other.
     *
     * @param privateHosts to which connections may go although they are private, in lower case
     * @param atlassian where Jira Cloud is beside its sites
     * @param ownAddress where people and trackers reach this server, without a slash at its end
     * @param polling how often sites are asked what has changed; empty means never
     */
    public record Sites(
            NavigableSet<String> privateHosts,
            Atlassian atlassian,
            Optional<URI> ownAddress,
            Optional<Duration> polling) {

        /** Sites that are public, and never asked unless somebody asks, at this Atlassian. */
        public static Sites unwatched(Atlassian atlassian) {
            return new Sites(Collections.emptyNavigableSet(), atlassian, Optional.empty(), Optional.empty());
        }
    }

    /**
     * Where Atlassian is, without a slash at the end of an address.
     *
     * @param gateway where it takes API tokens with scopes, and the tokens of apps
     * @param authorization where it lets apps act in somebody's name
     * @param app as which app this server comes there; absent where it is none
     */
    public record Atlassian(URI gateway, URI authorization, Optional<App> app) {}

    /** What proves that this server is the app with that id. */
    public record App(String id, String secret) {

        @Override
        public String toString() {
            return "App[" + id + ", secret hidden]";
        }
    }

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
