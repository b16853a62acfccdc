/** The append-only log of plans, attempts, effects and edits (L19). */
@ApplicationModule(displayName = "Audit", allowedDependencies = "platform")
@NullMarked
package org.espalier.server.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
