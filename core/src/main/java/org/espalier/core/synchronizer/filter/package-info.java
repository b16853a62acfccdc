/** Fills and prunes a structure from the result of a query. */
@NullMarked
package org.espalier.core.synchronizer.filter;

import org.jspecify.annotations.NullMarked;
