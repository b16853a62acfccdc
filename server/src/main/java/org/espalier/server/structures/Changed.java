package org.espalier.server.structures;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a structure in one transaction.
 *
 * @param after the same as {@code before}, version included, when nothing was done
 * @param steps what was done, in order
 * @param answer what the work answered
 */
public record Changed<T extends @Nullable Object>(Snapshot before, Snapshot after, List<LoggedStep> steps, T answer) {}
