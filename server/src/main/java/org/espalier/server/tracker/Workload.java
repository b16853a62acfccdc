package org.espalier.server.tracker;

/**
 * What a plan would do at a tracker.
 *
 * @param issues that change, each of which is looked at before and after
 * @param changes each of which is one request
 */
public record Workload(int issues, int changes) {}
