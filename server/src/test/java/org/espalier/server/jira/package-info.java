/** Proofs of the adapter for Jira. */
@NullMarked
package org.espalier.server.jira;

import org.jspecify.annotations.NullMarked;
