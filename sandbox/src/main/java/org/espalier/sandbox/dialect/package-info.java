/** Which of the two kinds of Jira the sandbox plays. */
@NullMarked
package org.espalier.sandbox.dialect;

import org.jspecify.annotations.NullMarked;
