package org.espalier.server.tracker;

import org.espalier.server.tracker.Connection.Writing;

/** All that an adapter needs to talk to one site. */
public record Access(TrackerAddress address, Credential credential, Writing writing) {}
