/** Keeps one kind of link between each issue and its issue parent. */
@NullMarked
package org.espalier.core.synchronizer.links;

import org.jspecify.annotations.NullMarked;
