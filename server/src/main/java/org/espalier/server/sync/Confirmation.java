package org.espalier.server.sync;

import java.util.Optional;
import java.util.Set;
import org.espalier.core.change.Halt;
import org.espalier.core.change.Kind;

/**
 * A person's yes to a plan.
 *
 * @param fingerprint that of the plan the person saw
 * @param include the destructive kinds to carry out
 * @param confirm what the person typed, if anything
 * @param release the halts that the person lets go
 */
public record Confirmation(String fingerprint, Set<Kind> include, Optional<String> confirm, Set<Halt.Code> release) {}
