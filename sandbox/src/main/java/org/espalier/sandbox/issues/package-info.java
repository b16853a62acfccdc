/** The issues of the sandbox as its database holds them, and every way to read and to change them. */
@NullMarked
package org.espalier.sandbox.issues;

import org.jspecify.annotations.NullMarked;
