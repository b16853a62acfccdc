/** Drives a plan as steps over ports: see, plan, check, apply, log, resume, undo. */
@NullMarked
package org.espalier.core.run;

import org.jspecify.annotations.NullMarked;
