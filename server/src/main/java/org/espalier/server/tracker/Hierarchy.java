package org.espalier.server.tracker;

import java.util.List;

/**
 * What may stand above what at a site, and what can be written of it.
 *
 * @param levels the highest first; a site that tells no levels has sub-tasks and everything else
 */
public record Hierarchy(Epics epics, Parents parents, SubTasks subTasks, List<Level> levels) {
    public Hierarchy {
        levels = List.copyOf(levels);
    }

    /** How an issue says which epic it belongs to. */
    public enum Epics {
        /** By the field for parents, as at every level. */
        PARENTS,
        /** By a field of its own. */
        FIELD,
        /** The site has no epics. */
        NONE
    }

    /** How an issue that is no sub-task says under which one it stands, beside its epic. */
    public enum Parents {
        /** By the field for parents, at every level. */
        FIELD,
        /** By the field Parent Link of Advanced Roadmaps, as epics under initiatives. */
        PARENT_LINK,
        /** Not at all. */
        NONE
    }

    /** Whether a sub-task can be put under another parent. */
    public enum SubTasks {
        MOVABLE,
        FIXED
    }

    /** The kinds of issue that stand on one level; -1 are sub-tasks, 1 are epics. */
    public record Level(int number, List<IssueType> types) {
        public Level {
            types = List.copyOf(types);
        }
    }
}
