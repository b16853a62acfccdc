package org.espalier.server.jira;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.espalier.core.sight.Above;
import org.espalier.core.sight.IssueKey;
import org.espalier.core.sight.IssueKind;
import org.espalier.core.sight.IssueRef;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.sight.IssueSight.Further;
import org.espalier.core.sight.SeenStatus;
import org.espalier.core.sight.SeenStatus.Category;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.sight.Traits;
import org.espalier.core.structure.IssueId;

/** A story and its surroundings as a recorded Jira shows them, and as a look showed them before. */
final class RecordedStory {

    static final String FIELDS = """
            [{"id":"customfield_9","name":"Rank","schema":{"custom":"com.atlassian.jira.plugin:float"}},
             {"id":"customfield_11","name":"Rank","schema":{"custom":"com.pyxis.greenhopper.jira:gh-lexo-rank"}},
             {"id":"customfield_12","name":"Epic Link","schema":{"custom":"com.pyxis.greenhopper.jira:gh-epic-link"}},
             {"id":"customfield_13","name":"Epic Name","schema":{"custom":"com.pyxis.greenhopper.jira:gh-epic-label"}}
             %s]""";
    static final String PARENT_LINK = """
            ,{"id":"customfield_14","name":"Above","schema":{"custom":"com.atlassian.jpo:jpo-custom-field-parent"}}""";

    private RecordedStory() {}

    /** The story 1 as Jira shows it, with further fields. */
    static String shown(String further) {
        return """
                {"id":"1","key":"TEST-1","fields":{"subtasks":[],"issuelinks":[],"project":{"id":"100","key":"TEST"},
                 "issuetype":{"id":"1","name":"Story","subtask":false},"status":{"id":"1","name":"To Do",
                 "statusCategory":{"key":"new"}},"updated":"2026-01-02T03:04:05.000+0000",%s}}""".formatted(further);
    }

    /** The story 1, the epic 2, and stories after them. */
    static TrackerSight now() {
        return now(new Above.Nothing());
    }

    /** The same, all of them standing somewhere. */
    static TrackerSight now(Above above) {
        return now(above, "100");
    }

    /** The same in another project. */
    static TrackerSight elsewhere() {
        return now(new Above.Nothing(), "200");
    }

    private static TrackerSight now(Above above, String project) {
        var issues = List.of(1L, 2L, 3L, 4L, 5L).stream()
                .map(number -> new IssueSight(
                        new IssueRef(new IssueId(number), new IssueKey("TEST-" + number)),
                        Optional.empty(),
                        List.of(),
                        Optional.of(Set.of()),
                        new Further(Optional.of(traits(number, above, project)), Map.of())))
                .collect(Collectors.toMap(IssueSight::id, issue -> issue));
        return new TrackerSight(issues, Set.of(), Map.of(), Map.of(), List.of());
    }

    private static Traits traits(long number, Above above, String project) {
        return new Traits(
                new IssueKind(project, "1", "Story", number == 2 ? IssueKind.EPIC : 0),
                new SeenStatus(1, "To Do", Category.NEW),
                above,
                new TreeMap<>(Map.of(11L, "0|i" + number + ":")),
                Instant.EPOCH);
    }
}
