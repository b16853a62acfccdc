package org.espalier.server.jira;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.espalier.core.change.Change;
import org.espalier.core.run.Answer;
import org.espalier.core.run.Tracker;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.Query;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.structure.IssueId;
import org.espalier.server.RecordedJira;
import org.espalier.server.tracker.Access;
import org.espalier.server.tracker.Connection.Writing;
import org.espalier.server.tracker.Credential;
import org.espalier.server.tracker.LookProgress;
import org.espalier.server.tracker.TestAccess;
import org.espalier.server.tracker.TrackerSite;

/** A site with recorded answers, opened as the server opens it, at which waiting takes no time. */
final class RecordedSite implements AutoCloseable {

    static final String BULK_FETCH = "POST /rest/api/3/issue/bulkfetch";
    static final String PARSE = "POST /rest/api/3/jql/parse";
    static final String SEARCH = "POST /rest/api/3/search/jql";
    static final String MATCH = "POST /rest/api/3/jql/match";
    static final String LINK = "POST /rest/api/3/issueLink";

    final RecordedJira jira = RecordedJira.start();
    final NotedPause pause = new NotedPause();
    final TrackerSite site;

    /** A site of Jira Cloud. */
    RecordedSite() {
        this.site = new JiraCloud(pause, pause).open(access(Writing.ALLOWED));
    }

    private RecordedSite(Credential token) {
        jira.dataCenter();
        this.site = new JiraDataCenter(pause, pause).open(TestAccess.to(jira.url(), token, Writing.ALLOWED));
    }

    static RecordedSite dataCenter() {
        return new RecordedSite(new Credential("", "canary"));
    }

    Access access(Writing writing) {
        return TestAccess.to(jira.url(), new Credential("ada@example.com", "canary"), writing);
    }

    Tracker tracker() {
        return site.tracker(LookProgress.UNHEARD);
    }

    TrackerSight look(long... issues) {
        return tracker().look(new Need.Issues(ids(issues)));
    }

    TrackerSight result(String query) {
        return tracker().look(new Need.Result(new Query(query)));
    }

    TrackerSight matches(String query, long... issues) {
        return tracker().look(new Need.Matches(new Query(query), ids(issues)));
    }

    Answer attempt(Change.OfTracker change, TrackerSight now) {
        return tracker().attempt(List.of(change), now).getFirst();
    }

    List<String> routesAsked() {
        return jira.asked().stream().map(RecordedJira.Asked::route).toList();
    }

    static SortedSet<IssueId> ids(long... issues) {
        return LongStream.of(issues).mapToObj(IssueId::new).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The answer to a bulk fetch with these issues in it. */
    static RecordedJira.Answer issues(String... issues) {
        return RecordedJira.json("{\"issues\":[" + String.join(",", issues) + "],\"issueErrors\":[]}");
    }

    /** An issue without parent, sub-tasks and links. */
    static String bare(long id) {
        return issue(id, "\"subtasks\":[],\"issuelinks\":[]");
    }

    static String issue(long id, String fields) {
        return "{\"id\":\"" + id + "\",\"key\":\"TEST-" + id + "\",\"fields\":{" + fields + "}}";
    }

    @Override
    public void close() {
        site.close();
        jira.close();
    }
}
