package org.espalier.server.jira;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Many things in as many requests as are needed. */
final class Parts {

    private Parts() {}

    static <T> List<List<T>> of(Collection<T> things, int most) {
        var all = List.copyOf(things);
        var parts = new ArrayList<List<T>>();
        for (int from = 0; from < all.size(); from += most) {
            parts.add(all.subList(from, Math.min(all.size(), from + most)));
        }
        return parts;
    }
}
