/** Keeps structures: their rows, versions and the log of every change with its origin. */
@ApplicationModule(
        displayName = "Structures",
        allowedDependencies = {"platform", "audit", "access"})
@NullMarked
package org.espalier.server.structures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
