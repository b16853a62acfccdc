/** The REST API, its problems and its sign-in, and the pages. Controllers are thin; nobody uses this module. */
@ApplicationModule(
        displayName = "Web",
        allowedDependencies = {"sync", "structures", "tracker", "jobs", "audit", "access", "platform"})
@NullMarked
package org.espalier.server.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
