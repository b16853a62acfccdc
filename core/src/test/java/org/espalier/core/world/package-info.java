/** A world in memory for tests: a structure, a tracker and a ledger that can be stepped, interrupted and disturbed. */
@NullMarked
package org.espalier.core.world;

import org.jspecify.annotations.NullMarked;
