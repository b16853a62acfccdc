package org.espalier.server.audit;

import org.jspecify.annotations.Nullable;

/**
 * Which entries are asked for; every condition given must hold.
 *
 * @param job the job that caused them
 * @param structure the structure they happened in
 * @param issue the issue they happened to, by id or key
 * @param after only entries after this id
 */
public record AuditQuery(
        @Nullable String job,
        @Nullable Long structure,
        @Nullable String issue,
        long after) {}
