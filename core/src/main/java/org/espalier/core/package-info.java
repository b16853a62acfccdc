/** Placeholder. */
@NullMarked
package org.espalier.core;

import org.jspecify.annotations.NullMarked;
