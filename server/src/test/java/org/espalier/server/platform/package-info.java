/** Tests of the platform. */
@NullMarked
package org.espalier.server.platform;

import org.jspecify.annotations.NullMarked;
