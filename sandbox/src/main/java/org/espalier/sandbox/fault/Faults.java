package org.espalier.sandbox.fault;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.espalier.sandbox.search.SearchIndex;

/** How bad a Jira the sandbox is at present. */
public record Faults(
        Duration latency, Chances chances, SearchIndex.Lateness search, Access access, Optional<Long> seed) {

    /** No fault at all. */
    public static final Faults NONE = new Faults(
            Duration.ZERO,
            new Chances(0, 0, 0),
            SearchIndex.Lateness.NONE,
            new Access(List.of(), false),
            Optional.empty());

    /** How many requests of a hundred are answered by a rate limit, by an error, or, once carried out, by silence. */
    public record Chances(int rateLimit, int error, int timeoutAfterCommit) {}

    /**
     * What nobody may see at present.
     *
     * @param hiddenProjects the keys of projects whose permissions are withdrawn
     * @param deadToken whether all credentials are refused
     */
    public record Access(List<String> hiddenProjects, boolean deadToken) {

        /** What nobody may see at present. */
        public Access {
            hiddenProjects = List.copyOf(hiddenProjects);
        }
    }
}
