package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.RecordedJira.json;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.espalier.core.change.Change;
import org.espalier.core.change.StatusRef;
import org.espalier.core.run.Slips;
import org.espalier.core.run.Tracker;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.core.structure.IssueId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Histories as they come: what is missing of them is not taken for empty (L2). */
class HistoriesTest {

    private static final String IN_BULK = "POST /rest/api/3/changelog/bulkfetch";
    private static final String NO_ENTRY = "{\"issueChangeLogs\":[{\"issueId\":\"1\",\"changeHistories\":[]}]}";
    private static final String OTHERS = "{\"id\":\"9\",\"author\":{},\"items\":[]}";

    private final RecordedSite cloud = new RecordedSite();
    private final RecordedSite dataCenter = RecordedSite.dataCenter();

    @AfterEach
    void close() {
        cloud.close();
        dataCenter.close();
    }

    @Test // jira-api 7: a request that names more than ten is refused.
    void historiesOfManyFieldsAreAskedForWithoutNamingThem() {
        assertThat(atCloud(NO_ENTRY).slips(fieldsSet(11))).isEqualTo(Slips.NONE);
        assertThat(body()).doesNotContain("fieldIds");
    }

    @Test // jira-api 7
    void historiesOfFewFieldsAreAskedForByName() {
        assertThat(atCloud(NO_ENTRY).slips(fieldsSet(2))).isEqualTo(Slips.NONE);
        assertThat(body()).contains("\"fieldIds\":[\"customfield_0\",\"customfield_1\"]");
    }

    static Stream<Arguments> answersWithoutTheHistory() {
        return Stream.of(
                arguments("the issue left out", "{\"issueChangeLogs\":[]}"),
                arguments("another issue told", NO_ENTRY.replace("\"1\"", "\"2\"")),
                arguments("its entries left out", "{\"issueChangeLogs\":[{\"issueId\":\"1\"}]}"));
    }

    @ParameterizedTest(name = "{0}") // L2
    @MethodSource("answersWithoutTheHistory")
    void aHistoryThatIsLeftOutIsUntold(String name, String answer) {
        assertThat(atCloud(answer).slips(fieldsSet(1)))
                .as(name)
                .isEqualTo(new Slips(List.of(), List.of(), fieldsSet(1), Optional.empty()));
    }

    static Stream<Arguments> issuesWithoutTheWholeHistory() {
        return Stream.of(
                arguments("no history", "{}"),
                arguments("no entries", "{\"changelog\":{}}"),
                arguments("some entries", "{\"changelog\":{\"total\":2,\"histories\":[" + OTHERS + "]}}"));
    }

    @ParameterizedTest(name = "{0}") // L2
    @MethodSource("issuesWithoutTheWholeHistory")
    void aHistoryOfDataCenterThatIsLeftOutOrCutIsUntold(String name, String answer) {
        dataCenter
                .jira
                .when("GET /rest/api/2/myself", json("{\"name\":\"ada\"}"))
                .when("GET /rest/api/2/issue/1", json(answer));

        assertThat(dataCenter.tracker().slips(fieldsSet(1)).untold()).as(name).isEqualTo(fieldsSet(1));
    }

    @Test // L2
    void anAnswerWithoutHistoriesIsIncomplete() {
        assertIncomplete(atCloud("{}").slips(fieldsSet(1)), "left the histories out");
    }

    @Test // L2
    void pagesThatLeadToThemselvesComeToAnEnd() {
        assertIncomplete(
                atCloud(NO_ENTRY.replace("]}]}", "]}],\"nextPageToken\":\"again\"}"))
                        .slips(fieldsSet(1)),
                "without an end");
        assertThat(cloud.routesAsked()).filteredOn(IN_BULK::equals).hasSize(2);
    }

    @Test // L2
    void pagesThatTellNothingNewComeToAnEnd() {
        var page = new AtomicInteger();
        cloud.jira
                .when("GET /rest/api/3/myself", json("{\"accountId\":\"ada\"}"))
                .when(
                        IN_BULK,
                        asked -> json(
                                NO_ENTRY.replace("]}]}", "]}],\"nextPageToken\":\"" + page.incrementAndGet() + "\"}")));

        assertIncomplete(cloud.tracker().slips(fieldsSet(1)), "without an end");
        assertThat(page).hasValueLessThan(100);
    }

    @Test // L9: meanwhile another account was linked, or signed in.
    void aWriteIsTheOneOfWhoeverSentItWhoeverAsksNow() {
        var moved = new Change.Transition(
                new IssueId(1), new StatusRef(1, "To Do"), new StatusRef(2, "Done"), Optional.empty());
        atCloud(NO_ENTRY.replace("[]}]}", """
                [{"id":"8","author":{"accountId":"eve"},"items":[
                 {"field":"status","from":"1","fromString":"To Do","to":"3","toString":"Theirs"}]},
                 {"id":"9","author":{"accountId":"bob"},"items":[
                 {"field":"status","from":"3","fromString":"Theirs","to":"2","toString":"Done"}]}]}]}"""));

        assertThat(cloud.site.slips(Map.of(moved, Set.of("ada", "bob"))).found())
                .extracting(Slips.Slip::value)
                .containsExactly("Theirs");
        assertThat(cloud.site.slips(Map.of(moved, Set.of("ada")))).isEqualTo(Slips.NONE);
        assertThat(cloud.site.slips(Map.of(moved, Set.of()))).isEqualTo(Slips.NONE);
    }

    private static void assertIncomplete(Slips slips, String words) {
        assertThat(slips.blind()).hasValueSatisfying(gap -> {
            assertThat(gap.kind()).isEqualTo(Gap.Kind.INCOMPLETE);
            assertThat(gap.sentence()).contains(words);
        });
    }

    private Tracker atCloud(String histories) {
        cloud.jira
                .when("GET /rest/api/3/myself", json("{\"accountId\":\"ada\"}"))
                .when(IN_BULK, json(histories));
        return cloud.tracker();
    }

    private String body() {
        return cloud.jira.asked().stream()
                .filter(asked -> asked.route().equals(IN_BULK))
                .findFirst()
                .orElseThrow()
                .body();
    }

    private static List<Change.OfTracker> fieldsSet(int many) {
        return IntStream.range(0, many)
                .<Change.OfTracker>mapToObj(each -> new Change.FieldSet(new IssueId(1), "customfield_" + each, "", "x"))
                .toList();
    }
}
