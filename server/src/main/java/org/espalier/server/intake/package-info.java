/**
 * Hears notices, merges them per connection and has their issues looked at. Never decides. The local copy of the issues
 * is all that follows a notice today: runs of synchronizers are asked for by people alone.
 */
@ApplicationModule(
        displayName = "Intake",
        allowedDependencies = {"tracker", "platform"})
@NullMarked
package org.espalier.server.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
