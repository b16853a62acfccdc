/** The facts both sides last agreed on, and holds. */
@NullMarked
package org.espalier.core.agreement;

import org.jspecify.annotations.NullMarked;
