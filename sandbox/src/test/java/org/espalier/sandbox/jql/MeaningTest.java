package org.espalier.sandbox.jql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every operator means for every field, with the field set, empty and with several values. */
@Tag("database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeaningTest {

    static final String ALL = "A-1 A-2 A-3 A-4 A-10 B-1 B-2";

    private final Orchard orchard;

    MeaningTest() throws SQLException {
        orchard = new Orchard();
    }

    @BeforeAll
    void theCallerSeesAllButHiddenIssuesAndProjects() {
        assertThat(orchard.found("order by id")).isEqualTo(ALL);
    }

    @AfterAll
    void close() throws SQLException {
        orchard.close();
    }

    @ParameterizedTest
    @MethodSource({
        "org.espalier.sandbox.jql.MeaningsOfPlace#all",
        "org.espalier.sandbox.jql.MeaningsOfContent#all",
        "org.espalier.sandbox.jql.MeaningsOfTime#all"
    })
    void finds(String jql, String keys) {
        assertThat(orchard.found(jql + " ORDER BY id")).isEqualTo(keys);
    }

    private static Arguments on(String jql, String keys) {
        return Arguments.of(jql, keys);
    }

    @ParameterizedTest
    @MethodSource
    void sorts(String jql, String keys) {
        assertThat(orchard.found(jql)).isEqualTo(keys);
    }

    static Stream<Arguments> sorts() {
        return Stream.of(
                on("project = A", "A-10 A-4 A-3 A-2 A-1"),
                on("order by Rank", "A-10 A-2 A-3 B-1 A-1 A-4 B-2"),
                on("order by cf[10019] desc", "B-2 A-4 A-1 B-1 A-3 A-2 A-10"),
                on("order by key", ALL),
                on("order by issuekey desc", "B-2 B-1 A-10 A-4 A-3 A-2 A-1"),
                on("order by id desc", "B-2 B-1 A-10 A-4 A-3 A-2 A-1"),
                on("order by project, id desc", "B-2 B-1 A-10 A-4 A-3 A-2 A-1"),
                on("order by type, key", "A-4 B-2 A-1 A-3 A-2 A-10 B-1"),
                on("order by status desc", "A-4 B-2 A-3 A-2 B-1 A-10 A-1"),
                on("order by statusCategory, Rank desc", "A-1 B-1 A-10 A-2 B-2 A-4 A-3"),
                on("order by labels", "A-4 B-2 A-10 A-2 A-3 A-1 B-1"),
                on("order by labels desc", "B-1 A-1 A-3 A-2 A-10 B-2 A-4"),
                on("order by \"Epic Link\" asc", "A-2 A-10 B-1 A-1 A-3 A-4 B-2"),
                on("order by summary", "A-4 A-1 A-3 A-2 B-1 A-10 B-2"),
                on("order by created desc", "B-2 B-1 A-10 A-4 A-3 A-2 A-1"),
                on("order by updated", ALL),
                on("order by resolved", "A-3 A-4 B-2 A-1 A-2 A-10 B-1"),
                on("order by lastViewed desc", "B-2 A-10 A-4 A-3 A-1 B-1 A-2"),
                on("order by priority", "A-3 B-2 A-2 A-10 A-1 B-1 A-4"),
                on("order by priority desc", "A-4 B-1 A-1 A-10 A-2 B-2 A-3"),
                on("order by resolution", "A-3 B-2 A-4 A-1 A-2 A-10 B-1"),
                on("order by assignee, key desc", "A-3 A-1 B-1 A-2 B-2 A-10 A-4"),
                on("order by assignee desc", "B-2 A-10 A-4 B-1 A-2 A-3 A-1"),
                on("order by Sprint", "A-3 A-2 A-10 B-1 A-1 A-4 B-2"),
                on("order by due", "A-1 A-3 B-2 A-4 A-2 A-10 B-1"),
                on("order by duedate desc, key", "A-2 A-10 B-1 A-4 A-3 B-2 A-1"));
    }

    @ParameterizedTest
    @MethodSource
    void findsOtherwiseWhereSitesDiffer(Habits habits, String jql, String keys) {
        orchard.be(habits);
        try {
            assertThat(orchard.found(jql)).isEqualTo(keys);
        } finally {
            orchard.be(Habits.ORDINARY);
        }
    }

    static Stream<Arguments> findsOtherwiseWhereSitesDiffer() {
        var words = with();
        var minutes = with(Habits.Habit.WHOLE_MINUTES);
        var names = with(Habits.Habit.VERSIONS_BY_NAME);
        var monday = new Habits(Set.of(), DayOfWeek.MONDAY);
        return Stream.of(
                Arguments.of(Habits.ORDINARY, "summary ~ test order by id", "A-2 A-3"),
                Arguments.of(words, "summary ~ test order by id", "A-3"),
                Arguments.of(words, "summary !~ test and project = A order by id", "A-1 A-2 A-10"),
                Arguments.of(words, "text ~ test order by id", "A-3"),
                Arguments.of(Habits.ORDINARY, "created = \"2023-07-03 10:03\"", ""),
                Arguments.of(minutes, "created = \"2023-07-03 10:03\"", "A-4"),
                Arguments.of(minutes, "created > \"2023-07-03 10:03\" order by id", "A-10 B-1 B-2"),
                Arguments.of(minutes, "updated < \"2023-07-03 11:03\" order by id", "A-1 A-2 A-3"),
                Arguments.of(names, "fixVersion ~ \"1.*\" order by id", "A-1 B-1"),
                Arguments.of(names, "fixVersion ~ \"3.0\" order by id", "A-2 A-3"),
                Arguments.of(names, "fixVersion !~ \"1*\" order by id", "A-2 A-3"),
                Arguments.of(names, "not fixVersion ~ \"3*\" order by id", "A-1 B-1"),
                Arguments.of(Habits.ORDINARY, "created < startOfWeek() order by id", "A-1"),
                Arguments.of(monday, "created < startOfWeek() order by id", "A-1 A-2"),
                Arguments.of(monday, "created > endOfWeek(-1) order by id", "A-3 A-4 A-10 B-1 B-2"),
                Arguments.of(with(Habits.Habit.SHUFFLED), "", "A-1 A-10 A-3 B-1 B-2 A-4 A-2"));
    }

    /** These habits and no others. */
    private static Habits with(Habits.Habit... kept) {
        return new Habits(Set.of(kept), DayOfWeek.SUNDAY);
    }

    @Test
    void aVersionIsAskedForByNameOnlyWhereTheSiteKnowsThat() {
        assertThat(orchard.check("fixVersion ~ \"1*\"").errors())
                .containsExactly("The operator '~' is not supported by the 'fixVersion' field.");
    }

    @Test
    void aQueryCanBeAskedOfAFewIssuesOnly() {
        var query = orchard.check("labels = red order by id").strictly();

        assertThat(orchard.found(query.among(List.of(103L, 104L, 301L, 401L)))).isEqualTo("A-3");
        assertThat(orchard.found(query.among(List.of()))).isEmpty();
    }

    @Test
    void unknownValuesMatchNothingWhereTheyAreNoError() {
        var check = orchard.check("project = NOPE or key = A-1 order by id");

        assertThat(check.warnings()).containsExactly("The value 'NOPE' does not exist for the field 'project'.");
        assertThat(orchard.found(check.leniently())).isEqualTo("A-1");
        assertThatThrownBy(check::strictly).isInstanceOf(JqlError.class);
        assertThat(orchard.found(orchard.check("key not in (A-1, A-99) and project = A order by id")
                        .leniently()))
                .isEqualTo("A-2 A-3 A-4 A-10");
    }

    @Test
    void valuesNeverBecomePartOfTheStatement() {
        var evil = "x') OR 1=1; --";
        var query = orchard.check("labels = \"" + evil + "\" or summary ~ \"" + evil + "\"")
                .strictly();

        assertThat(query.where()).doesNotContain("1=1");
        assertThat(orchard.found(query)).isEmpty();
    }

    @Test
    void aQueryOfThousandsOfClausesIsAnswered() {
        var chain = "project = B and (" + "labels = red or ".repeat(5_000) + "key = B-1)";
        assertThat(orchard.found(chain)).isEqualTo("B-1");

        var deep = "(project = B and ".repeat(399) + "key = B-1" + ")".repeat(399);
        assertThat(orchard.found(deep)).isEqualTo("B-1");

        var tooLong = orchard.check("labels = red or ".repeat(33_000) + "key = B-1");
        assertThat(tooLong.errors()).containsExactly("The query is too long: it compares with more than 32000 values.");
    }
}
