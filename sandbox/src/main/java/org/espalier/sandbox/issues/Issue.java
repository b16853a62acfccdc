package org.espalier.sandbox.issues;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** An issue as the database holds it; the parent is absent where the caller may not see it. */
public record Issue(IssueHead head, Optional<IssueHead> parent, Place place, Stamps stamps, Details details) {

    /** Where it stands: its project, and its rank, which is compared as bytes. */
    public record Place(long projectId, String rank) {}

    /** When it was made, when last changed, and since when it has its resolution. */
    public record Stamps(Instant created, Instant updated, Optional<Instant> resolved) {}

    /** Who has to do with it, by the ids of their accounts. */
    public record People(Optional<String> assignee, Optional<String> reporter, Optional<String> creator) {}

    /** What it belongs to in its project, by ids. */
    public record Parts(List<Long> fixVersions, List<Long> versions, List<Long> components) {

        /** What it belongs to. */
        public Parts {
            fixVersions = List.copyOf(fixVersions);
            versions = List.copyOf(versions);
            components = List.copyOf(components);
        }
    }

    /**
     * The rest.
     *
     * @param extra what has no column of its own, as JSON
     */
    public record Details(Optional<Long> resolutionId, List<String> labels, People people, Parts parts, String extra) {

        /** The rest of an issue. */
        public Details {
            labels = List.copyOf(labels);
        }
    }

    /** The number by which everything refers to it. */
    public long id() {
        return head.id();
    }

    /** Its present key. */
    public String key() {
        return head.key();
    }

    /** What to select: alias {@code i} is the issue, {@code p} its parent as the caller sees it. */
    static String select() {
        return "select " + IssueHead.columns("i", "i") + ", " + IssueHead.columns("p", "p")
                + ", i.project_id, i.rank, i.created, i.updated, i.resolved, i.resolution_id, i.labels, i.assignee,"
                + " i.reporter, i.creator, i.fix_versions, i.versions, i.components, i.extra::text as extra from issue i left join issue p on p.id = i.parent_id and "
                + Caller.sees("p");
    }

    static Issue read(ResultSet row) throws SQLException {
        Optional<IssueHead> parent =
                row.getObject("p_id") == null ? Optional.empty() : Optional.of(IssueHead.read(row, "p"));
        return new Issue(
                IssueHead.read(row, "i"),
                parent,
                new Place(row.getLong("project_id"), row.getString("rank")),
                new Stamps(
                        instant(row, "created"),
                        instant(row, "updated"),
                        Optional.ofNullable(row.getObject("resolved", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)),
                new Details(
                        Optional.ofNullable(row.getObject("resolution_id", Long.class)),
                        texts(row.getArray("labels")),
                        new People(text(row, "assignee"), text(row, "reporter"), text(row, "creator")),
                        new Parts(
                                ids(row.getArray("fix_versions")),
                                ids(row.getArray("versions")),
                                ids(row.getArray("components"))),
                        row.getString("extra")));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private static List<Long> ids(Array array) throws SQLException {
        return List.of((Long[]) array.getArray());
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
