/** What people allowed apps to do in their name: OAuth 2.0 as Atlassian grants it for Cloud. */
@NullMarked
package org.espalier.sandbox.grant;

import org.jspecify.annotations.NullMarked;
