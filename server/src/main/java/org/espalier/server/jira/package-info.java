/** The adapter for Jira: the only place that knows its HTTP and its JSON. */
@ApplicationModule(
        displayName = "Jira",
        allowedDependencies = {"tracker", "platform"})
@NullMarked
package org.espalier.server.jira;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
