/** The law, proved on many small worlds that chance makes: one tree is perturbed into what each side shows. */
@NullMarked
package org.espalier.core.laws;

import org.jspecify.annotations.NullMarked;
