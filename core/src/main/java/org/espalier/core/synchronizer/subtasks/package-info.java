/** Puts the tracker's sub-tasks under their parent issues. */
@NullMarked
package org.espalier.core.synchronizer.subtasks;

import org.jspecify.annotations.NullMarked;
