/** Placeholder. */
@NullMarked
package org.espalier.postgres;

import org.jspecify.annotations.NullMarked;
