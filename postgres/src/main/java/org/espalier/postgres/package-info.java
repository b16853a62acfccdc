/** Unpacks, starts and supervises a PostgreSQL of our own, for the server, the sandbox and tests. */
@NullMarked
package org.espalier.postgres;

import org.jspecify.annotations.NullMarked;
