/** The forest of rows as a value: rows, places, edits, origins; refuses what is not a forest (L1). */
@NullMarked
package org.espalier.core.structure;

import org.jspecify.annotations.NullMarked;
