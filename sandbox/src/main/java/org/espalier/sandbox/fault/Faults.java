package org.espalier.sandbox.fault;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.espalier.sandbox.search.SearchIndex;

/**
 * How bad a Jira the sandbox is at present.
 *
 * @param outage what is answered in the place of everything else
 */
public record Faults(Slowness slowness, Chances chances, Access access, Optional<Outage> outage, Optional<Long> seed) {

    /** No fault at all. */
    public static final Faults NONE = new Faults(
            new Slowness(Duration.ZERO, SearchIndex.Lateness.NONE),
            new Chances(0, 0, 0, 0, new Pages(0, 0, 0, 0)),
            new Access(List.of(), List.of(), List.of(), Linking.ORDINARY, TokenFault.NONE),
            Optional.empty(),
            Optional.empty());

    /** How long every answer takes, and how late searches are. */
    public record Slowness(Duration latency, SearchIndex.Lateness search) {}

    /**
     * How many requests of a hundred are answered by a rate limit, by an error, or, once carried out, by silence.
     *
     * @param rankRefusal how many issues of a hundred cannot be ranked at the moment, though others of the request can
     */
    public record Chances(int rateLimit, int error, int timeoutAfterCommit, int rankRefusal, Pages pages) {}

    /**
     * How many pages of a hundred that a search has hold less than they could, hold nothing though more follow, or come
     * again; and how many issues of a hundred tell their links in another order, which means nothing.
     */
    public record Pages(int shortened, int empty, int repeated, int linksShuffled) {}

    /**
     * What nobody may see or do at present.
     *
     * @param hiddenProjects the keys of projects whose permissions are withdrawn
     * @param unscheduledProjects the keys of projects whose issues may not be ranked
     * @param swallowingProjects the keys of projects in which an edit of an issue's parent is accepted and forgotten
     */
    public record Access(
            List<String> hiddenProjects,
            List<String> unscheduledProjects,
            List<String> swallowingProjects,
            Linking linking,
            TokenFault token) {

        /** What nobody may see or do at present. */
        public Access {
            hiddenProjects = List.copyOf(hiddenProjects);
            unscheduledProjects = List.copyOf(unscheduledProjects);
            swallowingProjects = List.copyOf(swallowingProjects);
        }
    }

    /**
     * How links between issues can be had.
     *
     * @param off whether there are none at all, because an administrator switched them off
     * @param linklessProjects the keys of projects whose issues are told without their links, as where that field is
     *     hidden
     * @param unseen whether links are told whose other end cannot be seen
     * @param most how many links of an issue Cloud makes; absent for any number
     */
    public record Linking(boolean off, List<String> linklessProjects, boolean unseen, Optional<Integer> most) {

        static final Linking ORDINARY = new Linking(false, List.of(), false, Optional.empty());

        /** How links between issues can be had. */
        public Linking {
            linklessProjects = List.copyOf(linklessProjects);
        }
    }

    /**
     * Whether credentials are refused.
     *
     * @param after how many more requests are let in before all are refused; absent for as many as there come
     * @param denied whether it is said that signing in is barred, as after too many wrong passwords, instead of that
     *     the credentials are wrong
     */
    public record TokenFault(boolean dead, Optional<Long> after, boolean denied) {

        static final TokenFault NONE = new TokenFault(false, Optional.empty(), false);

        /** Jira's word for why. */
        public String reason() {
            return denied ? "AUTHENTICATION_DENIED" : "AUTHENTICATED_FAILED";
        }
    }
}
