/** Which facts a synchronizer cares for, how each side shows them, and the shape it wants. */
@NullMarked
package org.espalier.core.synchronizer;

import org.jspecify.annotations.NullMarked;
