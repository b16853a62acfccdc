package org.espalier.server.tracker;

import java.time.Duration;

/** About how many requests a tracker will get for a plan, and how long they take at the present pace. */
public record Cost(int reads, int writes, Duration time) {}
