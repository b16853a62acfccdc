package org.espalier.core.sight;

/** The status of an issue. Several statuses of a site may share a name; the number tells them apart. */
public record SeenStatus(long id, String name, Category category) {
    /** The group of a status, which is the same at every site whatever the statuses are called. */
    public enum Category {
        UNDEFINED,
        NEW,
        INDETERMINATE,
        DONE
    }
}
