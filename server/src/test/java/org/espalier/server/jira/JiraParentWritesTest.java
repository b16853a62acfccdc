package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.RecordedJira.empty;
import static org.espalier.server.RecordedJira.json;

import java.util.Optional;
import org.espalier.core.change.Change;
import org.espalier.core.run.Answer;
import org.espalier.core.sight.Above;
import org.espalier.core.sight.Above.Relation;
import org.espalier.core.sight.Need;
import org.espalier.core.structure.IssueId;
import org.espalier.server.RecordedJira;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What is sent to put issues under others, and what is made of Jira's answers (L9, L10). */
class JiraParentWritesTest {

    private static final String ISSUE = "/rest/api/3/issue/1";
    private static final Change.Reparent SET =
            new Change.Reparent(Relation.EPIC, new IssueId(1), Optional.empty(), Optional.of(new IssueId(2)));

    private final RecordedSite site = new RecordedSite();

    @BeforeEach
    void listFields() {
        site.jira.when("GET /rest/api/3/field", json(RecordedStory.FIELDS.formatted(RecordedStory.PARENT_LINK)));
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test // jira-api 9
    void atCloudAParentIsSentAloneAndReadBack() {
        site.jira
                .when("PUT " + ISSUE, empty(204))
                .when("GET " + ISSUE, json(RecordedStory.shown("\"parent\":{\"id\":\"2\",\"key\":\"TEST-2\"}")));

        assertThat(site.attempt(SET, RecordedStory.now())).isEqualTo(new Answer.Done());
        assertThat(body("PUT " + ISSUE)).isEqualTo("{\"fields\":{\"parent\":{\"id\":\"2\"}}}");
    }

    @Test // jira-api 9
    void atCloudAParentIsClearedByACallOfItsOwn() {
        var clear = new Change.Reparent(Relation.PARENT, new IssueId(1), Optional.of(new IssueId(2)), Optional.empty());
        site.jira.when("PUT " + ISSUE, empty(204)).when("GET " + ISSUE, json(RecordedStory.shown("\"parent\":null")));

        assertThat(site.attempt(clear, RecordedStory.now())).isEqualTo(new Answer.Done());
        assertThat(body("PUT " + ISSUE)).isEqualTo("{\"update\":{\"parent\":[{\"set\":{\"none\":true}}]}}");
    }

    @Test // jira-api 9: such writes are known.
    void aParentThatIsSwallowedIsARefusalThatSaysSo() {
        site.jira.when("PUT " + ISSUE, empty(204)).when("GET " + ISSUE, json(RecordedStory.shown("\"parent\":null")));

        assertThat(site.attempt(SET, RecordedStory.now()))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.sentence())
                                .contains("left everything as it was", "Nothing was changed there."));
    }

    @Test // L10
    void aParentThatCannotBeReadBackIsLookedForAgain() {
        site.jira.when("PUT " + ISSUE, empty(204)).when("GET " + ISSUE, json(500, "{}"));

        assertThat(site.attempt(SET, RecordedStory.now())).isInstanceOf(Answer.Lost.class);
    }

    @Test // jira-api 9
    void atDataCenterTheEpicIsSentByItsKeyInTheFieldForIt() {
        try (var dataCenter = RecordedSite.dataCenter()) {
            dataCenter
                    .jira
                    .when("GET /rest/api/2/field", json(RecordedStory.FIELDS.formatted("")))
                    .when("PUT /rest/api/2/issue/1", empty(204))
                    .when("GET /rest/api/2/issue/1", json(RecordedStory.shown("\"customfield_12\":\"TEST-2\"")))
                    .when("GET /rest/api/2/issue/TEST-2", json("{\"id\":\"2\",\"key\":\"TEST-2\"}"));

            assertThat(dataCenter.attempt(SET, RecordedStory.now())).isEqualTo(new Answer.Done());
            assertThat(dataCenter.jira.asked())
                    .filteredOn(asked -> asked.route().startsWith("PUT"))
                    .extracting(RecordedJira.Asked::body)
                    .containsExactly("{\"fields\":{\"customfield_12\":\"TEST-2\"}}");
        }
    }

    @Test // jira-api 6
    void atDataCenterNothingGoesUnderOthersThanEpicsWithoutAdvancedRoadmaps() {
        var put = new Change.Reparent(Relation.PARENT, new IssueId(1), Optional.empty(), Optional.of(new IssueId(3)));
        try (var dataCenter = RecordedSite.dataCenter()) {
            dataCenter.jira.when("GET /rest/api/2/field", json(RecordedStory.FIELDS.formatted("")));

            assertThat(dataCenter.attempt(put, RecordedStory.now()))
                    .isEqualTo(
                            new Answer.Refused("Jira refused to change the parent: TEST-3 is no epic, and this Jira has"
                                    + " no field Parent Link, by which Advanced Roadmaps puts issues under others than epics."
                                    + " Nothing was changed there."));
        }
    }

    @Test // jira-api 6: one edit, so that it stands under both or neither at no moment.
    void atDataCenterAnIssueThatLeavesItsEpicForAnotherIssueLeavesItInTheSameEdit() {
        var put = new Change.Reparent(
                Relation.PARENT, new IssueId(1), Optional.of(new IssueId(2)), Optional.of(new IssueId(3)));
        try (var dataCenter = RecordedSite.dataCenter()) {
            dataCenter
                    .jira
                    .when("GET /rest/api/2/field", json(RecordedStory.FIELDS.formatted(RecordedStory.PARENT_LINK)))
                    .when("PUT /rest/api/2/issue/1", empty(204))
                    .when("GET /rest/api/2/issue/1", json(RecordedStory.shown("\"customfield_14\":\"TEST-3\"")))
                    .when("GET /rest/api/2/issue/TEST-3", json("{\"id\":\"3\",\"key\":\"TEST-3\"}"));

            assertThat(dataCenter.attempt(put, RecordedStory.now(new Above.Under(new IssueId(2), Relation.EPIC))))
                    .isEqualTo(new Answer.Done());
            assertThat(dataCenter.jira.asked())
                    .filteredOn(asked -> asked.route().startsWith("PUT"))
                    .extracting(asked -> new JsonMapper().readTree(asked.body()))
                    .containsExactly(new JsonMapper()
                            .readTree("{\"fields\":{\"customfield_12\":null,\"customfield_14\":\"TEST-3\"}}"));
        }
    }

    @Test // jira-api 6: deprecated there, and no text.
    void atCloudTheFieldParentLinkIsNotAskedFor() {
        site.jira.when(RecordedSite.BULK_FETCH, RecordedSite.issues(RecordedStory.shown("\"parent\":null")));

        site.tracker().look(new Need.Direct(RecordedSite.ids(1), Need.Wanted.TRAITS));

        assertThat(body(RecordedSite.BULK_FETCH)).contains("customfield_12").doesNotContain("customfield_14");
    }

    /** The body of the last such request. */
    private String body(String route) {
        return site.jira.asked().stream()
                .filter(asked -> asked.route().equals(route))
                .map(RecordedJira.Asked::body)
                .reduce((_, last) -> last)
                .orElseThrow();
    }
}
