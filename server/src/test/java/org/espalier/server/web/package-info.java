/** Tests of the REST API over real HTTP. */
@NullMarked
package org.espalier.server.web;

import org.jspecify.annotations.NullMarked;
