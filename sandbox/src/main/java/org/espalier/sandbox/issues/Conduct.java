package org.espalier.sandbox.issues;

import org.springframework.stereotype.Component;

/** How this Jira behaves where tests can switch it: what moves stamps, and what meets another write. */
@Component
record Conduct(Stamping stamping, Contention contention) {}
