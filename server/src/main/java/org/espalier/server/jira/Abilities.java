package org.espalier.server.jira;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.espalier.core.sight.IssueKind;
import org.espalier.core.sight.SeenStatus;
import org.espalier.server.tracker.Board;
import org.espalier.server.tracker.Hierarchy;
import org.espalier.server.tracker.Hierarchy.Epics;
import org.espalier.server.tracker.Hierarchy.Parents;
import org.espalier.server.tracker.IssueType;
import org.espalier.server.tracker.IssueType.Level;
import org.espalier.server.tracker.RankField;
import org.espalier.server.tracker.TypeStatuses;
import org.jspecify.annotations.Nullable;

/** What a site is able to do, and what it calls things, as synchronizers need to know it (jira-api §9, §11, §12). */
record Abilities(Dialect dialect, Reads reads, FieldIndex fields) {

    private static final String BOARD = "/rest/agile/1.0/board";

    /** The level of what stands on its own. */
    private static final int BASE = 0;

    List<IssueType> issueTypes() throws JiraFailure, InterruptedException {
        return Arrays.stream(typesOfSite()).map(Abilities::type).toList();
    }

    Hierarchy hierarchy() throws JiraFailure, InterruptedException {
        var levels = new TreeMap<Integer, List<IssueType>>();
        for (var each : typesOfSite()) {
            levels.computeIfAbsent(level(each), _ -> new ArrayList<>()).add(type(each));
        }
        return new Hierarchy(
                epics(),
                parents(),
                dialect.movesSubTasks(),
                levels.descendingMap().entrySet().stream()
                        .map(each -> new Hierarchy.Level(each.getKey(), each.getValue()))
                        .toList());
    }

    private Epics epics() throws JiraFailure, InterruptedException {
        if (dialect.epicsAreParents()) {
            return Epics.PARENTS;
        }
        return fields.of(reads).epicLink().isPresent() ? Epics.FIELD : Epics.NONE;
    }

    private Parents parents() throws JiraFailure, InterruptedException {
        if (dialect.epicsAreParents()) {
            return Parents.FIELD;
        }
        return fields.of(reads).parentLink().isPresent() ? Parents.PARENT_LINK : Parents.NONE;
    }

    List<RankField> rankFields() throws JiraFailure, InterruptedException {
        return fields.of(reads).ranks().entrySet().stream()
                .map(each -> new RankField(each.getKey(), each.getValue()))
                .toList();
    }

    List<TypeStatuses> statuses(String project) throws JiraFailure, InterruptedException {
        if (!project.matches("[A-Za-z0-9_]+")) {
            return List.of();
        }
        var reading = new TraitsReading(new IssueReading(reads.host()), fields.of(reads));
        var statuses = new ArrayList<TypeStatuses>();
        for (var type : ofProject(project)) {
            var seen = new ArrayList<SeenStatus>();
            if (type.statuses() == null) {
                throw JiraFailure.unclear(reads.host(), "left the statuses of a type out of its answer");
            }
            for (var status : type.statuses()) {
                seen.add(reading.status(status));
            }
            statuses.add(new TypeStatuses(String.valueOf(type.id()), String.valueOf(type.name()), seen));
        }
        return statuses;
    }

    private List<Shapes.TypeStatuses> ofProject(String project) throws JiraFailure, InterruptedException {
        return found(
                        JiraRequest.get(
                                dialect.path("/project/{key}/statuses"),
                                dialect.path("/project/" + project + "/statuses")),
                        Shapes.TypeStatuses[].class)
                .map(List::of)
                .orElse(List.of());
    }

    List<Board> boards() throws JiraFailure, InterruptedException {
        try {
            return readBoards();
        } catch (JiraFailure failure) {
            // Without Jira Software nobody knows the address, so whatever says so may answer; nor is there a rank then.
            if (failure.status() == 404 && fields.of(reads).ranks().isEmpty()) {
                return List.of();
            }
            throw failure;
        }
    }

    private List<Board> readBoards() throws JiraFailure, InterruptedException {
        var boards = new ArrayList<Board>();
        var seen = new HashSet<Board>();
        while (true) {
            var page = found(JiraRequest.get(BOARD, BOARD + "?startAt=" + boards.size()), Shapes.BoardPage.class);
            if (page.isEmpty()) {
                return boards;
            }
            var values = page.get().values();
            if (values == null) {
                throw JiraFailure.unclear(reads.host(), "left the boards out of its answer");
            }
            int before = seen.size();
            for (var each : values) {
                var board = board(each);
                boards.add(board);
                seen.add(board);
            }
            if (values.isEmpty() || Boolean.TRUE.equals(page.get().isLast())) {
                return boards;
            }
            if (seen.size() == before) {
                throw JiraFailure.unclear(reads.host(), "gives pages of boards without an end");
            }
        }
    }

    Optional<Board.Setup> board(long id) throws JiraFailure, InterruptedException {
        var setup = found(
                JiraRequest.get(BOARD + "/{id}/configuration", BOARD + "/" + id + "/configuration"),
                Shapes.BoardSetup.class);
        if (setup.isEmpty()) {
            return Optional.empty();
        }
        var filter = setup.get().filter();
        if (filter == null || filter.id() == null) {
            throw JiraFailure.unclear(reads.host(), "told no filter of the board " + id);
        }
        var number = new IssueReading(reads.host()).number(filter.id(), "a filter");
        var jql = reads.read(
                        JiraRequest.get(dialect.path("/filter/{id}"), dialect.path("/filter/" + number)),
                        Shapes.Filter.class)
                .jql();
        var board = board(new Shapes.Board(setup.get().id(), setup.get().name()));
        return Optional.of(new Board.Setup(
                board, jql == null ? "" : jql, rankField(setup.get().ranking())));
    }

    private static OptionalLong rankField(Shapes.@Nullable Ranking ranking) {
        var number = ranking == null ? null : ranking.rankCustomFieldId();
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    private Board board(Shapes.Board board) throws JiraFailure {
        var id = board.id();
        if (id == null) {
            throw JiraFailure.unclear(reads.host(), "told a board without a number");
        }
        return new Board(id, String.valueOf(board.name()));
    }

    /** Absent where Jira says that it is not there or hidden. */
    private <T> Optional<T> found(JiraRequest request, Class<T> shape) throws JiraFailure, InterruptedException {
        try {
            return Optional.of(reads.read(request, shape));
        } catch (JiraFailure failure) {
            if (failure.absent()) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private Shapes.IssueType[] typesOfSite() throws JiraFailure, InterruptedException {
        return reads.read(JiraRequest.get(dialect.path("/issuetype")), Shapes.IssueType[].class);
    }

    private static IssueType type(Shapes.IssueType type) {
        return new IssueType(
                String.valueOf(type.id()),
                String.valueOf(type.name()),
                Boolean.TRUE.equals(type.subtask()) ? Level.SUB_TASK : Level.STANDARD);
    }

    private static int level(Shapes.IssueType type) {
        var told = type.hierarchyLevel();
        if (told != null) {
            return told;
        }
        return Boolean.TRUE.equals(type.subtask()) ? IssueKind.SUB_TASK : BASE;
    }
}
