package org.espalier.server.audit;

import java.time.Instant;

/** An entry of the log as it stands there. */
public record AuditRecord(long id, Instant at, AuditEntry entry) {}
