/** Decides fact by fact in three ways, then diffs the wanted shape against the present: minimal moves, no loops. */
@NullMarked
package org.espalier.core.reconcile;

import org.jspecify.annotations.NullMarked;
