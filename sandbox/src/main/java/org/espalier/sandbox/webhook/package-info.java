/** Tells others of what was written: who wants to hear of it, what is still to be told, and the telling. */
@NullMarked
package org.espalier.sandbox.webhook;

import org.jspecify.annotations.NullMarked;
