package org.espalier.server.web;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.espalier.core.change.Halt;
import org.espalier.core.change.Kind;

/**
 * The names of kinds of change and of halts as requests give them. The contract has more of the halts than any plan of
 * this server has yet; naming a kind or a halt that is absent does no harm.
 */
final class PlanNames {

    private static final Set<String> LATER_HALTS = Set.of(
            "TOO_MANY_MOVES",
            "SIDE_SHRANK",
            "RUN_AS_INVALID",
            "VISIBILITY_LOST",
            "PING_PONG",
            "WRITE_LIMIT",
            "REPEATED_FAILURE",
            "UNKNOWN_FAULT");

    private PlanNames() {}

    /** A comma list in an address, such as {@code ROW_REMOVE,LINK_DELETE}. */
    static List<String> split(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    /** Those of the named kinds that a plan can hold. */
    static Set<Kind> kinds(List<String> names, String pointer) {
        var kinds = EnumSet.noneOf(Kind.class);
        names.forEach(name -> kinds.add(known(name, pointer)));
        return kinds;
    }

    /** Those of the named halts that a plan can have. */
    static Set<Halt.Code> halts(List<String> names, String pointer) {
        var halts = EnumSet.noneOf(Halt.Code.class);
        names.stream()
                .filter(name -> !LATER_HALTS.contains(name))
                .forEach(name -> halts.add(Choice.among(EnumSet.allOf(Halt.Code.class), name, pointer)));
        return halts;
    }

    /** The name of one kind, whether or not a plan can hold it. */
    static String kind(String name, String pointer) {
        return known(name, pointer).name();
    }

    private static Kind known(String name, String pointer) {
        return Choice.among(EnumSet.allOf(Kind.class), name, pointer);
    }
}
