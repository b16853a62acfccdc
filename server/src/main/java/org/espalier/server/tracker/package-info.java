/** The port to a tracker: connections with sealed credentials, looks, single writes, and what a site knows by name. */
@ApplicationModule(
        displayName = "Tracker",
        allowedDependencies = {"access", "audit", "platform"})
@NullMarked
package org.espalier.server.tracker;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
