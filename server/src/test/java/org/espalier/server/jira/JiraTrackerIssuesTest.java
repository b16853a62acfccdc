package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.RecordedJira.json;
import static org.espalier.server.jira.RecordedSite.BULK_FETCH;
import static org.espalier.server.jira.RecordedSite.bare;
import static org.espalier.server.jira.RecordedSite.issue;
import static org.espalier.server.jira.RecordedSite.issues;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.espalier.core.fact.Link;
import org.espalier.core.fact.LinkTypeId;
import org.espalier.core.sight.IssueKey;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.sight.IssueSight.SeenLink;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.SubTask;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.core.structure.IssueId;
import org.espalier.server.RecordedJira.Answer;
import org.espalier.server.RecordedJira.Asked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Direct reads of issues: what they show, and that whatever goes wrong with them is a gap (L2). */
class JiraTrackerIssuesTest {

    private static final Pattern NUMBER = Pattern.compile("\"(\\d+)\"");

    private final RecordedSite site = new RecordedSite();

    @AfterEach
    void close() {
        site.close();
    }

    @Test // jira-api 6 and 8: an outwardIssue is the destination of a link whose source was read.
    void anIssueShowsItsParentItsSubTasksInOrderAndItsLinksFromEitherEnd() {
        site.jira.when(BULK_FETCH, issues(issue(5, """
                        "parent":{"id":"2","key":"TEST-2"},
                        "subtasks":[{"id":"9","key":"TEST-9","fields":{"issuetype":{"id":"15","name":"Step"}}},
                                    {"id":"7","key":"TEST-7","fields":{"issuetype":{"id":"16","name":"Step"}}}],
                        "issuelinks":[{"id":"31","type":{"id":"100"},"outwardIssue":{"id":"6","key":"TEST-6"}},
                                      {"id":"32","type":{"id":"100"},"inwardIssue":{"id":"8","key":"OTHER-8"}}]""")));

        var sight = site.look(5);

        var blocks = new LinkTypeId(100);
        assertThat(sight.complete()).as(sight.toString()).isTrue();
        assertThat(sight.issue(id(5)))
                .contains(new IssueSight(
                        id(5),
                        new IssueKey("TEST-5"),
                        Optional.of(id(2)),
                        List.of(
                                new SubTask(id(9), new IssueKey("TEST-9"), "15"),
                                new SubTask(id(7), new IssueKey("TEST-7"), "16")),
                        Set.of(
                                new SeenLink(31, new Link(blocks, id(5), id(6)), new IssueKey("TEST-6")),
                                new SeenLink(32, new Link(blocks, id(8), id(5)), new IssueKey("OTHER-8")))));
    }

    @Test // L2, jira-api 5.1: the absence is the only signal.
    void anIssueThatIsLeftOutIsUnseen() {
        site.jira.when(BULK_FETCH, issues(bare(1), bare(3)));

        var sight = site.look(1, 2, 3);

        assertThat(sight.complete()).isTrue();
        assertThat(sight.issues()).containsOnlyKeys(id(1), id(3));
        assertThat(sight.unseen()).containsExactly(id(2));
    }

    @Test
    void lookingForNothingAsksNothing() {
        assertThat(site.look()).isEqualTo(TrackerSight.NOTHING);
        assertThat(site.jira.asked()).isEmpty();
    }

    static Stream<String> answersThatDoNotAddUp() {
        return Stream.of(
                "this is not JSON",
                "[]",
                "{\"issueErrors\":[]}",
                "{\"issues\":null}",
                "{\"issues\":[],\"issueErrors\":[{\"id\":\"1\",\"errorMessage\":\"Broken.\"}]}",
                "{\"issues\":[" + bare(9) + "]}",
                "{\"issues\":[" + bare(1) + "," + bare(1) + "]}",
                "{\"issues\":[{\"id\":\"1\",\"key\":\"TEST-1\"}]}",
                "{\"issues\":[{\"id\":\"1\",\"fields\":{\"subtasks\":[],\"issuelinks\":[]}}]}",
                "{\"issues\":[{\"id\":\"one\",\"key\":\"TEST-1\",\"fields\":{}}]}",
                "{\"issues\":[" + issue(1, "\"issuelinks\":[]") + "]}",
                "{\"issues\":[" + issue(1, "\"parent\":{},\"subtasks\":[],\"issuelinks\":[]") + "]}",
                "{\"issues\":[" + issue(1, "\"subtasks\":[{\"id\":\"2\"}],\"issuelinks\":[]") + "]}",
                link("\"type\":{\"id\":\"5\"}"),
                link("\"type\":{\"id\":\"5\"},\"inwardIssue\":{\"id\":\"2\",\"key\":\"T-2\"},"
                        + "\"outwardIssue\":{\"id\":\"3\",\"key\":\"T-3\"}"),
                link("\"outwardIssue\":{\"id\":\"3\",\"key\":\"T-3\"}"),
                link("\"type\":{\"id\":\"5\"},\"outwardIssue\":{\"key\":\"T-3\"}"));
    }

    private static String link(String rest) {
        return "{\"issues\":[" + issue(1, "\"subtasks\":[],\"issuelinks\":[{\"id\":\"7\"," + rest + "}]") + "]}";
    }

    @ParameterizedTest // L2
    @MethodSource("answersThatDoNotAddUp")
    void anAnswerThatDoesNotAddUpLeavesTheSightIncomplete(String body) {
        site.jira.when(BULK_FETCH, json(body));

        var sight = site.look(1);

        assertThat(sight.issues()).isEmpty();
        assertThat(sight.unseen()).isEmpty();
        assertThat(sight.gaps()).extracting(Gap::kind).containsExactly(Gap.Kind.INCOMPLETE);
        assertThat(site.routesAsked()).containsOnlyOnce(BULK_FETCH);
    }

    @Test // L2: linking is switched off, or the field is hidden in the project.
    void anIssueWhoseLinksAreLeftOutIsSeenWithoutAnyKnowledgeOfThem() {
        site.jira.when(
                BULK_FETCH,
                issues(issue(1, "\"subtasks\":[],\"issuelinks\":null"), issue(2, "\"subtasks\":[]"), bare(3)));

        var sight = site.look(1, 2, 3);

        assertThat(sight.gaps()).isEmpty();
        assertThat(sight.issues().values())
                .filteredOn(issue -> issue.seenLinks().isEmpty())
                .extracting(IssueSight::id)
                .containsExactlyInAnyOrder(id(1), id(2));
    }

    @Test // L13: batched to the fewest requests that Jira allows.
    void aHundredIssuesAreReadPerRequest() {
        site.jira.when(BULK_FETCH, JiraTrackerIssuesTest::allThatWereAsked);
        var heard = new ArrayList<Integer>();

        var sight = site.site
                .tracker((done, total) -> {
                    synchronized (heard) {
                        heard.add(done);
                        assertThat(total).isEqualTo(250);
                    }
                })
                .look(new Need.Issues(
                        RecordedSite.ids(LongStream.rangeClosed(1, 250).toArray())));

        assertThat(sight.complete()).isTrue();
        assertThat(sight.issues()).hasSize(250);
        assertThat(site.jira.asked()).hasSize(3);
        assertThat(heard).hasSize(3).contains(250);
    }

    @Test // L2: what was read stays read, and what was not is not concluded from.
    void aFailedPageIsAGapAndNothingOfItIsUnseen() {
        site.jira.when(
                BULK_FETCH, asked -> asked.body().contains("\"150\"") ? json(404, "{}") : allThatWereAsked(asked));

        var sight = site.look(LongStream.rangeClosed(1, 200).toArray());

        assertThat(sight.gaps()).hasSize(1);
        assertThat(sight.unseen()).isEmpty();
        assertThat(sight.issues()).doesNotContainKeys(id(101), id(150), id(200));
    }

    @Test // L2
    void aLookThatIsStoppedIsIncompleteAndItsThreadStaysStopped() {
        Thread.currentThread().interrupt();

        var sight = site.look(1);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(sight.unseen()).isEmpty();
        assertThat(sight.gaps()).extracting(Gap::kind).containsExactly(Gap.Kind.INCOMPLETE);
    }

    @Test
    void theCredentialGoesAlongWithEachRequest() {
        site.jira.when(BULK_FETCH, issues());

        site.look(1);

        assertThat(site.jira.asked())
                .extracting(Asked::authorization)
                .containsExactly(Optional.of("Basic YWRhQGV4YW1wbGUuY29tOmNhbmFyeQ=="));
    }

    /** Every issue that a request names, bare. */
    private static Answer allThatWereAsked(Asked asked) {
        var ids = NUMBER.matcher(asked.body()).results().map(number -> number.group(1));
        return issues(ids.map(number -> bare(Long.parseLong(number))).toArray(String[]::new));
    }

    private static IssueId id(long number) {
        return new IssueId(number);
    }
}
