/** A Jira to try with: its start, its store and its clock; it knows neither core nor server. */
@NullMarked
package org.espalier.sandbox;

import org.jspecify.annotations.NullMarked;
