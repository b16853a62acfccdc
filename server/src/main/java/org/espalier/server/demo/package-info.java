/**
 * A first look: starts a sandbox Jira beside the server and fills a sample structure from it. Nobody uses this module.
 */
@ApplicationModule(
        displayName = "Demo",
        allowedDependencies = {"sync", "structures", "tracker", "access", "jobs", "platform"})
@NullMarked
package org.espalier.server.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
