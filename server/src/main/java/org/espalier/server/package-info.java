/** The server: its packages are modules with verified walls, and this one starts it. */
@NullMarked
package org.espalier.server;

import org.jspecify.annotations.NullMarked;
