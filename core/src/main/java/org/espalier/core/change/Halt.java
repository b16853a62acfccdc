package org.espalier.core.change;

/** A named reason why a plan may not be applied, with the sentence that a person reads (L15). */
public record Halt(Code code, String sentence) {

    /** The closed set of reasons; the names are those of the REST contract. */
    public enum Code {
        /** The winning side shows nothing where the other shows two or more rows. */
        ONE_SIDE_EMPTY(Act.OWNER, Release.POSSIBLE, Blocks.PLAN),
        /** More than the allowed share would be removed; holds back only an apply that includes removals. */
        TOO_MANY_REMOVALS(Act.OWNER, Release.POSSIBLE, Blocks.REMOVALS),
        /** The tracker refused the query. */
        QUERY_FAILED(Act.OWNER, Release.IMPOSSIBLE, Blocks.PLAN),
        /** A page is missing, or the answers do not add up. */
        INCOMPLETE_SIGHT(Act.OWNER, Release.IMPOSSIBLE, Blocks.PLAN),
        /** Network, server error, or a login page in place of an answer. */
        TRACKER_UNREACHABLE(Act.NOBODY, Release.IMPOSSIBLE, Blocks.PLAN),
        /** The tracker asks to wait, and not for that alone, or for too long. */
        TRACKER_THROTTLED(Act.NOBODY, Release.IMPOSSIBLE, Blocks.PLAN),
        /** The credential is refused, also where the tracker answers as to an anonymous visitor. */
        DEAD_TOKEN(Act.OWNER, Release.IMPOSSIBLE, Blocks.PLAN);

        private final Act act;
        private final Release release;
        private final Blocks blocks;

        Code(Act act, Release release, Blocks blocks) {
            this.act = act;
            this.release = release;
            this.blocks = blocks;
        }

        public Act act() {
            return act;
        }

        public boolean releasable() {
            return release == Release.POSSIBLE;
        }

        public Blocks blocks() {
            return blocks;
        }
    }

    /** Who must act before the plan may go on. */
    public enum Act {
        OWNER,
        ADMINISTRATOR,
        NOBODY
    }

    private enum Release {
        POSSIBLE,
        IMPOSSIBLE
    }

    /** What a halt holds back. */
    public enum Blocks {
        PLAN,
        REMOVALS
    }
}
