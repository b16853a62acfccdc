/** Placeholder. */
@NullMarked
package org.espalier.sandbox;

import org.jspecify.annotations.NullMarked;
