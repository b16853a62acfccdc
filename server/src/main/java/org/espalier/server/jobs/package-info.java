/** Queue, progress, cancel and status of jobs. Knows no synchronizer: those who do the work register. */
@ApplicationModule(displayName = "Jobs", allowedDependencies = "platform")
@NullMarked
package org.espalier.server.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
