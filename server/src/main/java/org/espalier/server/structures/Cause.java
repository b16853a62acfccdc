package org.espalier.server.structures;

import java.util.Optional;
import org.espalier.core.structure.Origin;

/**
 * Who changes a structure, and in the course of what.
 *
 * @param actor the person, or the person in whose name a program acts
 * @param origin what removed rows are logged with; added and moved rows name their own (L7)
 * @param work the plan being applied; empty for a person's edit
 */
public record Cause(String actor, Origin origin, Optional<Work> work) {

    /** The job that applies a plan. */
    public record Work(String job, String plan) {}

    /** A person who edits. */
    public static Cause person(String user) {
        return new Cause(user, new Origin(Origin.Kind.PERSON, user), Optional.empty());
    }
}
