/** What a side looked like at one moment, and how complete that look was. */
@NullMarked
package org.espalier.core.sight;

import org.jspecify.annotations.NullMarked;
