/** What can be true on a side: the five kinds of fact, their values, and the two sides. */
@NullMarked
package org.espalier.core.fact;

import org.jspecify.annotations.NullMarked;
