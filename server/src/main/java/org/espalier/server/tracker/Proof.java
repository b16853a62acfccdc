package org.espalier.server.tracker;

/** What proves to a tracker who asks. */
public sealed interface Proof permits Credential, LentTokens {}
