/**
 * The closed set of changes, conflicts, skips, halts and warnings; each change knows its inverse, or that it has none.
 */
@NullMarked
package org.espalier.core.change;

import org.jspecify.annotations.NullMarked;
