/**
 * Writes down what was asked of the sandbox and what it answered, for tests that compare both with Jira's documents.
 */
@NullMarked
package org.espalier.sandbox.exchange;

import org.jspecify.annotations.NullMarked;
