package org.espalier.contract;

import java.util.regex.Pattern;

/**
 * Something that the documents leave out.
 *
 * @param name what is left out
 * @param reason how it is known
 */
record Gap(String name, Pattern paths, String reason) {

    boolean holds(Exchange exchange) {
        return paths.matcher(exchange.request().path()).matches();
    }
}
