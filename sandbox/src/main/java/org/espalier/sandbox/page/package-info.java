/** The sandbox's own pages, which show its issues from the side of Jira. */
@NullMarked
package org.espalier.sandbox.page;

import org.jspecify.annotations.NullMarked;
