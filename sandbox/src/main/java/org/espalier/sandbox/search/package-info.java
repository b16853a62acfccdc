/** Finds issues by JQL, page by page. */
@NullMarked
package org.espalier.sandbox.search;

import org.jspecify.annotations.NullMarked;
