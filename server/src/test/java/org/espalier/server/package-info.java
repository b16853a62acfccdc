/** Tests of the server as a whole, over real HTTP and a real PostgreSQL. */
@NullMarked
package org.espalier.server;

import org.jspecify.annotations.NullMarked;
