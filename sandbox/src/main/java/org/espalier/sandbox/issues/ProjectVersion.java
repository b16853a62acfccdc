package org.espalier.sandbox.issues;

/** A version of what a project makes. */
public record ProjectVersion(long id, long projectId, String name, String description, Standing standing)
        implements Term {

    /**
     * How it stands with a version.
     *
     * @param released whether it is out already
     * @param archived whether it is put away
     */
    public record Standing(boolean released, boolean archived) {}

    /** Whether it is out already. */
    public boolean released() {
        return standing.released();
    }

    /** The same version, were it not released: what else people say of it. */
    public ProjectVersion unreleased() {
        return new ProjectVersion(id, projectId, name, description, new Standing(false, standing.archived()));
    }
}
