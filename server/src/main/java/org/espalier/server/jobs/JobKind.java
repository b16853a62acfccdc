package org.espalier.server.jobs;

/** Why a job runs. */
public enum JobKind {
    RESYNC,
    IMPORT,
    EXPORT,
    UNDO,
    RETRY
}
