package org.espalier.server.tracker;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.espalier.core.fact.Link;
import org.espalier.core.fact.LinkTypeId;
import org.espalier.core.sight.Above;
import org.espalier.core.sight.IssueKey;
import org.espalier.core.structure.IssueId;
import org.espalier.server.platform.CopyRow;
import org.espalier.server.tracker.CopiedIssue.Filing;
import org.espalier.server.tracker.CopiedIssue.NumberedLink;
import org.espalier.server.tracker.CopiedIssue.Place;
import org.espalier.server.tracker.CopiedIssue.Relations;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the local copy that one read fills.
 *
 * @param began when the read began
 * @param direct whether no index stood between
 */
record CopyLine(ConnectionId connection, Instant began, boolean direct) {

    /** How many lines come from the database at once where all are read. */
    static final int AT_ONCE = 5_000;

    static final String WRITTEN = "issue_key, project_key, project, summary, type, type_name, status, status_name,"
            + " status_category, parent, above, above_key, above_relation, ranks, links, updated, direct, seen";
    static final String COLUMNS = "connection, issue, " + WRITTEN;
    static final String EXCLUDED = Stream.of(WRITTEN.split(", ", -1))
            .map(column -> "excluded." + column)
            .collect(Collectors.joining(", "));

    void write(CopyRow row, CopiedIssue issue) {
        var values = issue.values();
        row.text(connection.value())
                .number(issue.id().value())
                .text(values.key().value())
                .text(values.key().project())
                .number(issue.filing().project().orElse(null))
                .text(values.summary())
                .text(issue.filing().type())
                .text(values.type())
                .text(issue.filing().status())
                .text(values.status().name())
                .text(values.status().category())
                .number(issue.relations().parent().map(IssueId::value).orElse(null));
        var place = issue.relations().place();
        write(row, place.map(Place::above).orElseGet(Above.Nothing::new));
        row.text(place.map(Place::ranks).map(CopyLine::flat).orElse(null))
                .text(issue.relations().links().map(CopyLine::flat).orElse(null))
                .text(issue.updated().map(Instant::toString).orElse(null))
                .truth(direct)
                .instant(began);
    }

    private static void write(CopyRow row, Above above) {
        switch (above) {
            case Above.Nothing _ -> row.number(null).text(null).text(null);
            case Above.Under(var issue, var relation) ->
                row.number(issue.value()).text(null).text(relation.name());
            case Above.Hidden(var key, var relation) ->
                row.number(null).text(key.value()).text(relation.name());
        }
    }

    static CopiedIssue read(ResultSet row) throws SQLException {
        return new CopiedIssue(
                new IssueId(row.getLong("issue")),
                new IssueValues(
                        new IssueKey(row.getString("issue_key")),
                        row.getString("summary"),
                        row.getString("type_name"),
                        new IssueValues.Status(row.getString("status_name"), row.getString("status_category"))),
                new Filing(number(row, "project"), row.getString("type"), row.getString("status")),
                new Relations(number(row, "parent").map(IssueId::new), place(row), links(row.getArray("links"))),
                Optional.ofNullable(row.getTimestamp("updated")).map(Timestamp::toInstant));
    }

    private static Optional<Place> place(ResultSet row) throws SQLException {
        var flat = row.getArray("ranks");
        if (flat == null) {
            return Optional.empty();
        }
        var texts = (String[]) flat.getArray();
        var ranks = new TreeMap<Long, String>();
        for (int at = 0; at < texts.length; at += 2) {
            ranks.put(Long.valueOf(texts[at]), texts[at + 1]);
        }
        return Optional.of(new Place(above(row), ranks));
    }

    private static Above above(ResultSet row) throws SQLException {
        var relation = row.getString("above_relation");
        if (relation == null) {
            return new Above.Nothing();
        }
        var key = row.getString("above_key");
        var kind = Above.Relation.valueOf(relation);
        return key == null
                ? new Above.Under(new IssueId(row.getLong("above")), kind)
                : new Above.Hidden(new IssueKey(key), kind);
    }

    private static String flat(SortedMap<Long, String> ranks) {
        return ranks.entrySet().stream()
                .flatMap(each -> Stream.of(each.getKey().toString(), quoted(each.getValue())))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String flat(Set<NumberedLink> links) {
        return links.stream()
                .sorted((one, other) -> Long.compare(one.id(), other.id()))
                .map(each -> each.id() + "," + each.link().type().value() + ","
                        + each.link().source() + "," + each.link().destination())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static Optional<Set<NumberedLink>> links(@Nullable Array flat) throws SQLException {
        if (flat == null) {
            return Optional.empty();
        }
        var numbers = (Long[]) flat.getArray();
        var links = new HashSet<NumberedLink>();
        for (int at = 0; at < numbers.length; at += 4) {
            links.add(new NumberedLink(
                    numbers[at],
                    new Link(
                            new LinkTypeId(numbers[at + 1]),
                            new IssueId(numbers[at + 2]),
                            new IssueId(numbers[at + 3]))));
        }
        return Optional.of(links);
    }

    private static Optional<Long> number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(number);
    }
}
