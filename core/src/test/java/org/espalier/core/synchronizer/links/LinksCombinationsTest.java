package org.espalier.core.synchronizer.links;

import static org.espalier.core.world.Case.given;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.espalier.core.synchronizer.links.Links.LinkSide;
import org.espalier.core.synchronizer.links.Links.Removal;
import org.espalier.core.synchronizer.links.Scope.Expansion;
import org.espalier.core.world.Case;
import org.espalier.core.world.Cases;
import org.espalier.core.world.Linking;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * One structure under every scope and expansion, every removal, both ends as the parent and both directions.
 *
 * <p>In it C-1 is linked where it stands, D-1 stands elsewhere, and C-2 lost its link. Of what is absent A-1 is a
 * linked child, B-1 a linked parent, and X-1 and Y-1 are linked to each other alone.
 */
class LinksCombinationsTest {

    private static final String FOREST = """
            P-1
              C-1
              C-2
            D-1
            """;
    private static final List<String> LINKED = List.of("P-1>C-1", "C-1>D-1", "P-1>A-1", "B-1>P-1", "X-1>Y-1");

    @TestFactory // product 5.3; L1, L6, L12, L13
    Stream<DynamicTest> everyCombination() {
        return Stream.of(
                        in("what is in the structure", Linking.inStructure())
                                .keep("move D-1 under C-1", "skip C-2 LINK_GONE")
                                .toTopLevel("move D-1 under C-1", "move C-2 at the top")
                                .remove("move D-1 under C-1", "remove C-2")
                                .from("create P-1>C-2", "delete C-1>D-1 if ticked"),
                        in("and linked children", Linking.inStructure(Expansion.SUB_ISSUES))
                                .keep("move D-1 under C-1", "add A-1 under P-1", "skip C-2 LINK_GONE")
                                .toTopLevel("move D-1 under C-1", "add A-1 under P-1", "move C-2 at the top")
                                .remove("move D-1 under C-1", "add A-1 under P-1", "remove C-2")
                                .from("create P-1>C-2", "delete P-1>A-1 if ticked", "delete C-1>D-1 if ticked"),
                        in("and linked parents", Linking.inStructure(Expansion.PARENTS))
                                .keep(
                                        "add B-1 at the top",
                                        "move P-1 under B-1",
                                        "move D-1 under C-1",
                                        "skip C-2 LINK_GONE")
                                .toTopLevel(
                                        "add B-1 at the top",
                                        "move P-1 under B-1",
                                        "move D-1 under C-1",
                                        "move C-2 at the top")
                                .remove("add B-1 at the top", "move P-1 under B-1", "move D-1 under C-1", "remove C-2")
                                .from("create P-1>C-2", "delete C-1>D-1 if ticked"),
                        in("and both", Linking.inStructure(Expansion.SUB_ISSUES, Expansion.PARENTS))
                                .keep(
                                        "add B-1 at the top",
                                        "move P-1 under B-1",
                                        "move D-1 under C-1",
                                        "add A-1 under P-1",
                                        "skip C-2 LINK_GONE")
                                .toTopLevel(
                                        "add B-1 at the top",
                                        "move P-1 under B-1",
                                        "move D-1 under C-1",
                                        "add A-1 under P-1",
                                        "move C-2 at the top")
                                .remove(
                                        "add B-1 at the top",
                                        "move P-1 under B-1",
                                        "move D-1 under C-1",
                                        "add A-1 under P-1",
                                        "remove C-2")
                                .from("create P-1>C-2", "delete P-1>A-1 if ticked", "delete C-1>D-1 if ticked"),
                        in("all issues", Linking.ALL)
                                .keep(
                                        "add B-1 at the top",
                                        "move P-1 under B-1",
                                        "move D-1 under C-1",
                                        "add A-1 under P-1",
                                        "add X-1 at the top",
                                        "add Y-1 under X-1",
                                        "skip C-2 LINK_GONE")
                                .toTopLevel(
                                        "add B-1 at the top",
                                        "move P-1 under B-1",
                                        "move D-1 under C-1",
                                        "add A-1 under P-1",
                                        "add X-1 at the top",
                                        "add Y-1 under X-1",
                                        "move C-2 at the top")
                                .remove(
                                        "add B-1 at the top",
                                        "move P-1 under B-1",
                                        "move D-1 under C-1",
                                        "add A-1 under P-1",
                                        "add X-1 at the top",
                                        "add Y-1 under X-1",
                                        "remove C-2")
                                .from(
                                        "create P-1>C-2",
                                        "delete P-1>A-1 if ticked",
                                        "delete C-1>D-1 if ticked",
                                        "delete B-1>P-1 if ticked",
                                        "delete X-1>Y-1 if ticked",
                                        "warning DELETES_LINKS_EVERYWHERE"))
                .flatMap(Row::tests);
    }

    private static Row in(String name, Scope scope) {
        return new Row(name, scope);
    }

    private static final class Row {
        private final String name;
        private final Scope scope;
        private final Map<Removal, List<String>> into = new EnumMap<>(Removal.class);
        private List<String> from = List.of();

        private Row(String name, Scope scope) {
            this.name = name;
            this.scope = scope;
        }

        private Row keep(String... plan) {
            into.put(Removal.KEEP, List.of(plan));
            return this;
        }

        private Row toTopLevel(String... plan) {
            into.put(Removal.TO_TOP_LEVEL, List.of(plan));
            return this;
        }

        private Row remove(String... plan) {
            into.put(Removal.REMOVE, List.of(plan));
            return this;
        }

        private Row from(String... plan) {
            from = List.of(plan);
            return this;
        }

        private Stream<DynamicTest> tests() {
            return Stream.of(Removal.values())
                    .flatMap(removal -> Stream.of(LinkSide.values()).map(parentIs -> of(removal, parentIs)))
                    .flatMap(Cases::tests);
        }

        private Case of(Removal removal, LinkSide parentIs) {
            var links = Linking.with(Linking.with(Linking.DEFAULT, scope), removal);
            var inward = parentIs == LinkSide.DESTINATION;
            return given(
                            name + ", " + removal + ", the parent is the " + parentIs,
                            inward ? Linking.inward(links) : links,
                            FOREST)
                    .links(LINKED.stream()
                            .map(link -> inward ? turned(link) : link)
                            .collect(Collectors.joining(" ")))
                    .agreed("P-1>C-1 P-1>C-2")
                    .into(into.getOrDefault(removal, List.of()).toArray(String[]::new))
                    .from(from.stream()
                            .map(line -> inward ? turned(line) : line)
                            .toArray(String[]::new));
        }

        /** The same of a link with its ends exchanged. */
        private static String turned(String line) {
            return line.replaceAll("(\\S+)>(\\S+)", "$2>$1");
        }
    }
}
