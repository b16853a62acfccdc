/** Jira's REST API as the sandbox speaks it: calls, shapes, refusals and who may ask. */
@NullMarked
package org.espalier.sandbox.rest;

import org.jspecify.annotations.NullMarked;
