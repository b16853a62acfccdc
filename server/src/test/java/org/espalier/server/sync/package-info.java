/** Tests of plans, their application and what is agreed on, on a real PostgreSQL. */
@NullMarked
package org.espalier.server.sync;

import org.jspecify.annotations.NullMarked;
