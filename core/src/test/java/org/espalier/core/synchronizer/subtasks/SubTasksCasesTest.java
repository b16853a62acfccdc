package org.espalier.core.synchronizer.subtasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.core.world.Case.given;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.espalier.core.fact.Direction;
import org.espalier.core.synchronizer.subtasks.SubTasks.Rule;
import org.espalier.core.world.Cases;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SubTasksCasesTest {

    private static final SubTasks ALL = new SubTasks(Optional.empty(), EnumSet.allOf(Rule.class));

    @Test
    void fromTheStructureIsNotOffered() {
        assertThat(ALL.directions()).containsExactly(Direction.INTO_STRUCTURE);
    }

    @TestFactory
    Stream<DynamicTest> whereSubTasksCome() {
        return Cases.tests(
                given("the example of the product", ALL, """
                        A-1
                          A-9
                            A-2
                        """)
                        .subTasks("A-1", "A-2 A-3")
                        .intoGives("""
                                A-1
                                  A-9
                                  A-2
                                  A-3
                                """, "move A-2 under A-1", "add A-3 under A-1"),
                given("absent ones come in the tracker's order, after what is there", ALL, """
                        A-1
                          B-1
                        """)
                        .subTasks("A-1", "A-3 A-2")
                        .intoGives("""
                                A-1
                                  B-1
                                  A-3
                                  A-2
                                """, "add A-3 under A-1", "add A-2 under A-1"),
                given("one that stands in the tracker's order otherwise is left", ALL, """
                        A-1
                          A-3
                          A-2
                        """)
                        .subTasks("A-1", "A-2 A-3")
                        .into(),
                given("one in a folder under its parent is left", ALL, """
                        A-1
                          [Ideas]
                            A-2
                        """)
                        .subTasks("A-1", "A-2")
                        .into(),
                given("one at the top goes under its parent with all that is below it", ALL, """
                        A-2
                          B-1
                          [Ideas]
                        A-1
                        """)
                        .subTasks("A-1", "A-2")
                        .intoGives("""
                                A-1
                                  A-2
                                    B-1
                                    [Ideas]
                                """, "move A-2 under A-1"),
                given("one whose parent is absent is left alone", ALL, """
                        B-1
                          A-2
                        """)
                        .subTasks("A-1", "A-2")
                        .into(),
                given("one of which any row stands right is left, and no second row is made", ALL, """
                        A-2
                        A-1
                          A-2
                        B-1
                          A-2
                        """)
                        .subTasks("A-1", "A-2")
                        .into(),
                given("of several rows the first one moves", ALL, """
                        B-1
                          A-2
                        B-2
                          A-2
                        A-1
                        """)
                        .subTasks("A-1", "A-2")
                        .intoGives("""
                                B-1
                                B-2
                                  A-2
                                A-1
                                  A-2
                                """, "move A-2#1 under A-1"),
                given("of several rows of the parent the first one gets it", ALL, """
                        B-1
                          A-1
                        A-1
                        """)
                        .subTasks("A-1", "A-2")
                        .intoGives("""
                                B-1
                                  A-1
                                    A-2
                                A-1
                                """, "add A-2 under A-1#1"));
    }

    @TestFactory
    Stream<DynamicTest> whatParametersLeaveAlone() {
        return Cases.tests(
                given("without autoAdd nothing is added", only(Rule.ENFORCE_PLACEMENT), """
                        A-1
                        B-1
                          A-2
                        """)
                        .subTasks("A-1", "A-2 A-3")
                        .into("move A-2 under A-1"),
                given("without enforcePlacement nothing is moved", only(Rule.AUTO_ADD), """
                        A-1
                        B-1
                          A-2
                        """)
                        .subTasks("A-1", "A-2 A-3")
                        .into("add A-3 under A-1"),
                given("only the types that are named are handled", reviews(), """
                        A-1
                        B-1
                          A-2
                          A-3
                        """)
                        .subTasks("A-1", "A-2 A-3/Review A-4 A-5/Review")
                        .into("move A-3 under A-1", "add A-5 under A-1"),
                given("projects that are not enabled stay as they are", ALL, """
                        A-1
                        B-1
                        """)
                        .enabled("A")
                        .subTasks("A-1", "A-2 C-1")
                        .subTasks("B-1", "A-3")
                        .into("add A-2 under A-1"));
    }

    @TestFactory
    Stream<DynamicTest> whatCannotBe() {
        return Cases.tests(
                given("a parent that stands under its sub-task is free once something else moved", ALL, """
                        A-2
                          A-1
                        A-9
                        """)
                        .subTasks("A-1", "A-2")
                        .subTasks("A-9", "A-1")
                        .intoGives("""
                                A-9
                                  A-1
                                    A-2
                                """, "move A-1 under A-9", "move A-2 under A-1"),
                given("a parent that stands under its sub-task stays there", ALL, """
                        A-2
                          B-1
                            A-1
                        """)
                        .subTasks("A-1", "A-2")
                        .into("skip A-2 WOULD_LOOP"),
                given("two that name each other stay where they are", ALL, """
                        A-1
                        A-2
                        """)
                        .subTasks("A-1", "A-2")
                        .subTasks("A-2", "A-1")
                        .intoGives("""
                                A-1
                                  A-2
                                """, "move A-2 under A-1", "skip A-1 WOULD_LOOP"));
    }

    @TestFactory // L2
    Stream<DynamicTest> whatIsNotSeen() {
        return Cases.tests(
                given("a parent that is not shown says nothing of its sub-tasks", ALL, """
                        A-1
                        B-1
                          A-2
                        """)
                        .hidden("A-1")
                        .subTasks("A-1", "A-2 A-3")
                        .into(),
                given("a sub-task that is not shown stays and is not added", ALL, """
                        A-1
                        B-1
                          A-2
                        """)
                        .hidden("A-2 A-3")
                        .subTasks("A-1", "A-2 A-3")
                        .into());
    }

    private static SubTasks only(Rule rule) {
        return new SubTasks(Optional.empty(), EnumSet.of(rule));
    }

    private static SubTasks reviews() {
        return new SubTasks(Optional.of(Set.of("Review")), EnumSet.allOf(Rule.class));
    }
}
