/** Texts with marks in their two forms, Atlassian documents and wiki text. */
@NullMarked
package org.espalier.sandbox.document;

import org.jspecify.annotations.NullMarked;
