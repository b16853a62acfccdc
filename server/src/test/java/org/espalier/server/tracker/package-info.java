/** Proofs of connections and of the port to a tracker. */
@NullMarked
package org.espalier.server.tracker;

import org.jspecify.annotations.NullMarked;
