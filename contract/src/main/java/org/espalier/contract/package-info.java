/** What Espalier asks of Jira, and what the sandbox answers, is what Jira's own documents say. */
@NullMarked
package org.espalier.contract;

import org.jspecify.annotations.NullMarked;
