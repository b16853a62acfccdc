package org.espalier.server.tracker;

import org.espalier.core.run.Effort;

/**
 * What a plan would do at a tracker.
 *
 * @param issues that change, each of which is looked at before and after
 */
public record Workload(int issues, Effort effort) {}
