package org.espalier.sandbox.grant;

import java.time.Duration;
import java.util.Optional;

/**
 * What an app gets for a code or for a refresh token.
 *
 * @param refresh absent where nobody asked for {@link Grant#OFFLINE}
 */
public record HandedOut(String access, Optional<String> refresh, Duration lasts, String scope) {}
