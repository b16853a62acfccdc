/** The plan as a value: its changes in order, fingerprint, risk and inverse. */
@NullMarked
package org.espalier.core.plan;

import org.jspecify.annotations.NullMarked;
