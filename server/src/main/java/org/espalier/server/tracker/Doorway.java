package org.espalier.server.tracker;

import org.springframework.stereotype.Component;

/** All that leads to a site that nobody has a connection to yet. */
@Component
record Doorway(Atlassian atlassian, Doors doors, Adapters adapters, TokenLender lender) {}
