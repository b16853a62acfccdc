/** Measures Espalier against peers and floors in one run; figures are ratios, for people, and never asserted. */
@NullMarked
package org.espalier.bench;

import org.jspecify.annotations.NullMarked;
