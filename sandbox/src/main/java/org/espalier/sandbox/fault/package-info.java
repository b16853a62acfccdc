/** The switches that make the sandbox a bad Jira, and the counters that show what was asked of it. */
@NullMarked
package org.espalier.sandbox.fault;

import org.jspecify.annotations.NullMarked;
