/** Placeholder. */
@NullMarked
package org.espalier.server;

import org.jspecify.annotations.NullMarked;
