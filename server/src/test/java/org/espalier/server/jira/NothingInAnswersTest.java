package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.espalier.server.RecordedJira.json;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.server.tracker.IssueSource.Asker;
import org.espalier.server.tracker.TrackerSite;
import org.espalier.server.tracker.TrackerTrouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers with nothing where something is to be: something may have been there, so they are incomplete (L2). */
class NothingInAnswersTest {

    private static final String NOTHING = "cannot be read";

    /** One question to a site of either kind, and an answer that has nothing in a place. */
    record Case(String name, Function<Site, List<Gap>> question, String route, String answer, String words) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** What its questions come to. */
    record Site(RecordedSite recorded) {
        List<Gap> look() {
            return recorded.look(1).gaps();
        }

        List<Gap> keys() {
            return trouble(site -> site.issues(Asker.BACKGROUND).projectKeys());
        }

        List<Gap> types() {
            return trouble(TrackerSite::issueTypes);
        }

        List<Gap> linkTypes() {
            return trouble(TrackerSite::linkTypes);
        }

        List<Gap> statuses() {
            return trouble(site -> site.statuses("TEST"));
        }

        List<Gap> boards() {
            return trouble(TrackerSite::boards);
        }

        private List<Gap> trouble(Function<TrackerSite, ?> question) {
            return List.of(catchThrowableOfType(TrackerTrouble.class, () -> question.apply(recorded.site))
                    .gap());
        }
    }

    static Stream<Case> atCloud() {
        var v3 = "GET /rest/api/3/";
        return Stream.of(
                new Case("issues", Site::look, RecordedSite.BULK_FETCH, "{\"issues\":[null]}", NOTHING),
                new Case(
                        "links",
                        Site::look,
                        RecordedSite.BULK_FETCH,
                        "{\"issues\":[" + RecordedSite.issue(1, "\"subtasks\":[],\"issuelinks\":[null]") + "]}",
                        NOTHING),
                new Case("projects", Site::keys, v3 + "project/search", "{\"isLast\":true,\"values\":[null]}", NOTHING),
                new Case("types", Site::types, v3 + "issuetype", "[null]", NOTHING),
                new Case("link types", Site::linkTypes, v3 + "issueLinkType", "{\"issueLinkTypes\":[null]}", NOTHING),
                new Case(
                        "statuses",
                        Site::statuses,
                        v3 + "project/TEST/statuses",
                        "[{\"id\":\"1\"}]",
                        "left the statuses"));
    }

    static Stream<Case> atDataCenter() {
        var v2 = "GET /rest/api/2/";
        var issue = v2 + "issue/1";
        return Stream.of(
                new Case("issue", Site::look, issue, "null", NOTHING),
                new Case(
                        "sub-tasks",
                        Site::look,
                        issue,
                        RecordedSite.issue(1, "\"subtasks\":[null],\"issuelinks\":[]"),
                        NOTHING),
                new Case("projects", Site::keys, v2 + "project", "[null]", NOTHING),
                new Case("types", Site::types, v2 + "issuetype", "[null]", NOTHING),
                new Case("link types", Site::linkTypes, v2 + "issueLinkType", "{\"issueLinkTypes\":[null]}", NOTHING),
                new Case(
                        "statuses",
                        Site::statuses,
                        v2 + "project/TEST/statuses",
                        "[{\"id\":\"1\"}]",
                        "left the statuses"));
    }

    static Stream<Case> atBoth() {
        var board = "GET /rest/agile/1.0/board";
        return Stream.of(
                new Case("boards", Site::boards, board, "{\"isLast\":true,\"values\":[null]}", NOTHING),
                new Case("no boards", Site::boards, board, "{\"isLast\":true,\"values\":null}", "left the boards"),
                new Case("boards left out", Site::boards, board, "{\"isLast\":true}", "left the boards"));
    }

    @ParameterizedTest // L2
    @MethodSource({"atCloud", "atBoth"})
    void nothingInAnAnswerOfCloudIsNotTakenForNone(Case each) {
        assertIncomplete(each, new RecordedSite());
    }

    @ParameterizedTest // L2
    @MethodSource({"atDataCenter", "atBoth"})
    void nothingInAnAnswerOfDataCenterIsNotTakenForNone(Case each) {
        assertIncomplete(each, RecordedSite.dataCenter());
    }

    private static void assertIncomplete(Case each, RecordedSite recorded) {
        try (recorded) {
            recorded.jira
                    .when("GET /rest/api/2/field", json("[]"))
                    .when("GET /rest/api/3/field", json("[]"))
                    .when(each.route(), json(each.answer()));

            assertThat(each.question().apply(new Site(recorded)))
                    .singleElement()
                    .satisfies(gap -> {
                        assertThat(gap.kind()).isEqualTo(Gap.Kind.INCOMPLETE);
                        assertThat(gap.sentence()).contains(each.words());
                    });
        }
    }
}
