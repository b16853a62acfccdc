/** Who somebody is: accounts, passwords, tokens and sign-ins. Knows nothing of HTTP. */
@ApplicationModule(displayName = "Access", allowedDependencies = "platform")
@NullMarked
package org.espalier.server.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
