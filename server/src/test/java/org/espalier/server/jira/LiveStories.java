package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.espalier.core.change.StatusRef;
import org.espalier.core.structure.IssueId;

/**
 * The issues of a site on which the cases of the contract stand. Where a site lacks what a case speaks of, the case is
 * skipped and says so.
 *
 * @param stories by their number, ranked with the higher numbers first
 * @param epics none where the project has none
 * @param nowhere an issue that was deleted
 */
record LiveStories(LiveSite live, Map<Integer, IssueId> stories, List<IssueId> epics, IssueId nowhere) {

    private static final int FIRST = 60;
    private static final int LAST = 99;
    private static final long NO_STATUS = 999_999_999;

    /** Makes them, and waits until a search finds them. */
    static LiveStories madeAt(LiveSite live) {
        var type = live.standardType();
        var stories = new TreeMap<Integer, IssueId>();
        IntStream.rangeClosed(FIRST, LAST)
                .forEach(number -> stories.put(number, new IssueId(live.create(type, Map.of()))));
        var epics = live.epicType()
                .map(epic -> IntStream.of(1, 2)
                        .mapToObj(_ -> new IssueId(live.create(epic, live.epicName())))
                        .toList())
                .orElse(List.of());
        var made = new LiveStories(live, stories, epics, new IssueId(live.deleted(type)));
        assertThat(live.found(stories.values(), LiveGround.LONGEST))
                .as("the new issues that a search finds")
                .isEqualTo(stories.size());
        return made;
    }

    /** Whatever a site does with the ranks of new issues. */
    void rankDownwards() {
        var downwards = stories.values().stream()
                .map(IssueId::toString)
                .collect(Collectors.toList())
                .reversed();
        var ranked = live.send(
                "PUT",
                "/rest/agile/1.0/issue/rank",
                Map.of("issues", downwards.subList(1, downwards.size()), "rankAfterIssue", downwards.getFirst()));
        assertThat(ranked.status()).as(ranked.told()).isEqualTo(204);
    }

    IssueId story(int number) {
        return Optional.ofNullable(stories.get(number)).orElseThrow();
    }

    IssueId epic(int number) {
        return epics.size() < number ? abort("The project has no epics.") : epics.get(number - 1);
    }

    /** Where a step leads that asks for nothing. */
    StatusRef nextStatus(int story) {
        var issue = "/rest/api/2/issue/" + story(story);
        var now = live.get(issue + "?fields=status")
                .json()
                .at("/fields/status/id")
                .asString();
        return live.get(issue + "/transitions?expand=transitions.fields")
                .json()
                .path("transitions")
                .valueStream()
                .filter(way -> !way.at("/to/id").asString().equals(now))
                .filter(way -> way.path("fields")
                        .valueStream()
                        .noneMatch(field -> field.path("required").asBoolean()))
                .map(way -> new StatusRef(
                        way.at("/to/id").asLong(), way.at("/to/name").asString()))
                .findFirst()
                .orElseGet(() -> abort("No step leads a new issue of the project anywhere."));
    }

    /** No site has it. */
    static StatusRef closedStatus() {
        return new StatusRef(NO_STATUS, "Felled");
    }
}
