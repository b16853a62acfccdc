package org.espalier.server.jobs;

/** What a job is at, in the order in which a job goes through them. */
public enum JobPhase {
    QUEUED,
    READ,
    COMPARE,
    WRITE,
    VERIFY
}
