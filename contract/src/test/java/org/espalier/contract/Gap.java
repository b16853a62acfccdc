package org.espalier.contract;

import java.util.regex.Pattern;

/**
 * Something that the documents leave out.
 *
 * @param name what is left out
 * @param reason how it is known
 */
record Gap(Pattern paths, String name, String reason) {

    static Gap at(String paths, String name, String reason) {
        return new Gap(Pattern.compile(paths), name, reason);
    }

    boolean holds(Exchange exchange) {
        return paths.matcher(exchange.request().path()).matches();
    }
}
