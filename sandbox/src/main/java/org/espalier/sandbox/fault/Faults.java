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
            new Chances(0, 0, 0, 0),
            SearchIndex.Lateness.NONE,
            new Access(List.of(), false, List.of()),
            Optional.empty());

    /**
     * How many requests of a hundred are answered by a rate limit, by an error, or, once carried out, by silence.
     *
     * @param rankRefusal how many issues of a hundred cannot be ranked at the moment, though others of the request can
     */
    public record Chances(int rateLimit, int error, int timeoutAfterCommit, int rankRefusal) {}

    /**
     * What nobody may see or do at present.
     *
     * @param hiddenProjects the keys of projects whose permissions are withdrawn
     * @param deadToken whether all credentials are refused
     * @param unscheduledProjects the keys of projects whose issues may not be ranked
     */
    public record Access(List<String> hiddenProjects, boolean deadToken, List<String> unscheduledProjects) {

        /** What nobody may see or do at present. */
        public Access {
            hiddenProjects = List.copyOf(hiddenProjects);
            unscheduledProjects = List.copyOf(unscheduledProjects);
        }
    }
}
