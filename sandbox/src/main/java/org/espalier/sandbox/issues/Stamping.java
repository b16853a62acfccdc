package org.espalier.sandbox.issues;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What moves the stamp {@code updated} of an issue beside an edit of its own fields.
 *
 * <p>Real sites are not known to be alike in this, so every cause can be switched. As long as nobody does, the sandbox
 * does what was seen on real sites, and where nothing was seen, what makes more work for a client: no stamp.
 */
@Component
public class Stamping {

    /** A change that may or may not move stamps. */
    public enum Cause {
        /** A link came or went: both its ends. */
        LINK,
        /** An issue joined or left an epic: the epic. */
        EPIC_CHILD,
        /** A sub-task came, went or was converted: the issue above it. */
        SUB_TASK,
        /** An issue was moved in the order of all. */
        RANK,
        /** A comment was added. */
        COMMENT,
        /** An entity property was set or deleted. */
        PROPERTY,
        /** An administrator gave the project another workflow. */
        MIGRATION
    }

    /** What moves stamps as long as nothing is switched. */
    public static final Set<Cause> ORDINARY =
            Collections.unmodifiableSet(EnumSet.of(Cause.LINK, Cause.EPIC_CHILD, Cause.COMMENT));

    private volatile Set<Cause> stamping = ORDINARY;

    /** The causes that move stamps at present. */
    public Set<Cause> current() {
        return stamping;
    }

    /** Lets these causes move stamps, and no others. */
    public void set(Set<Cause> causes) {
        stamping = Set.copyOf(causes);
    }
}
