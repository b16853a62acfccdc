package org.espalier.server.jobs;

/** The opaque id of a job, such as {@code job_7h2k…}. */
public record JobId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
