package org.espalier.server.jobs;

import java.time.Instant;
import java.util.Optional;

/** A remark of a job for people. */
public record JobMessage(Instant at, Level level, Optional<String> issue, String text) {
    public enum Level {
        INFO,
        WARNING,
        ERROR
    }
}
