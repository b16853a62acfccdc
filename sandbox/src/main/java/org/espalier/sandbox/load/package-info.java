/** Fills an empty store: from a file of issues, or with the built-in sample of a company's work. */
@NullMarked
package org.espalier.sandbox.load;

import org.jspecify.annotations.NullMarked;
