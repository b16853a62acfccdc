package org.espalier.server.tracker;

import java.time.Instant;

/**
 * That a site which is asked in turns does not tell what has changed there.
 *
 * @param since when it was last asked with success, or first without
 * @param sentence what the last turn met
 */
public record Unheard(Instant since, String sentence) {}
