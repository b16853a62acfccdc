/** Tests of the intake. */
@NullMarked
package org.espalier.server.intake;

import org.jspecify.annotations.NullMarked;
