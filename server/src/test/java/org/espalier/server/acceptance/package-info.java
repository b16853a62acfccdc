/** What must be shown from outside: the real programs, driven over HTTP by the contract and by nothing else. */
@NullMarked
package org.espalier.server.acceptance;

import org.jspecify.annotations.NullMarked;
