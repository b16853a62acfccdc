/** The use cases of synchronization: install, preview, confirm, apply, undo, resync, import, export. */
@ApplicationModule(
        displayName = "Synchronization",
        allowedDependencies = {"structures", "tracker", "audit", "access", "jobs", "platform"})
@NullMarked
package org.espalier.server.sync;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
