package org.espalier.server.web;

import java.util.Collection;
import java.util.stream.Collectors;
import org.espalier.server.platform.Fault;
import org.espalier.server.platform.Refusal;

/** A field whose value is one of a few names. */
final class Choice {

    private Choice() {}

    /** The one of the offered values that has this name; any other name is refused, naming all of them. */
    static <E extends Enum<E>> E among(Collection<E> offered, String name, String pointer) {
        return offered.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.unprocessable(new Fault(
                        pointer,
                        "unknown_value",
                        pointer.substring(1) + " cannot be '" + name + "': it is one of "
                                + offered.stream().map(Enum::name).collect(Collectors.joining(", "))
                                + ". Nothing was changed.")));
    }
}
