/** Tests of stored structures on a real PostgreSQL. */
@NullMarked
package org.espalier.server.structures;

import org.jspecify.annotations.NullMarked;
