package org.espalier.sandbox.issues;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Moments in the form in which the database takes them. */
final class Moments {

    private Moments() {}

    static OffsetDateTime parameter(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
