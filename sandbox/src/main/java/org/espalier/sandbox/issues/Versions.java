package org.espalier.sandbox.issues;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes, changes and removes the versions of projects. */
@Component
public class Versions {

    private static final int LONGEST_NAME = 255;

    private final JdbcClient database;
    private final Catalogue catalogue;
    private final IssueRows rows;
    private final TransactionTemplate transaction;

    Versions(JdbcClient database, Catalogue catalogue, IssueRows rows, TransactionTemplate transaction) {
        this.database = database;
        this.catalogue = catalogue;
        this.rows = rows;
        this.transaction = transaction;
    }

    /** Makes a version, whose id is chosen here. */
    public ProjectVersion create(Caller caller, ProjectVersion draft) {
        check(draft);
        Long id = transaction.execute(running -> {
            database.sql("lock table version in share row exclusive mode").update();
            long made = database.sql("select coalesce(max(id), 9999) + 1 from version")
                    .query(Long.class)
                    .single();
            put(with(made, draft), """
                    insert into version (id, project_id, name, description, released, archived)
                    values (:id, :project, :name, :description, :released, :archived)
                    """);
            rows.announce(
                    new Happening.VersionWritten(caller.author(), Optional.empty(), Optional.of(with(made, draft))));
            return made;
        });
        catalogue.refreshVersions();
        return catalogue.versions().of(Optional.ofNullable(id).orElseThrow());
    }

    private static ProjectVersion with(long id, ProjectVersion draft) {
        return new ProjectVersion(id, draft.projectId(), draft.name(), draft.description(), draft.standing());
    }

    /** Puts the version in the place of the one that it was. */
    public ProjectVersion change(Caller caller, ProjectVersion before, ProjectVersion after) {
        check(after);
        transaction.executeWithoutResult(running -> {
            put(after, """
                    update version set name = :name, description = :description, released = :released,
                           archived = :archived
                    where id = :id and project_id = :project
                    """);
            rows.announce(new Happening.VersionWritten(caller.author(), Optional.of(before), Optional.of(after)));
        });
        catalogue.refreshVersions();
        return catalogue.versions().of(after.id());
    }

    /** Gives a version the place behind that many of the others of its project. */
    public void move(Caller caller, ProjectVersion version, int behind) {
        List<Long> order =
                new ArrayList<>(catalogue.versionsOf(catalogue.projects().of(version.projectId())).stream()
                        .map(ProjectVersion::id)
                        .filter(id -> id != version.id())
                        .toList());
        order.add(Math.clamp(behind, 0, order.size()), version.id());
        transaction.executeWithoutResult(running -> {
            database.sql("""
                            update version v set place = o.place
                            from unnest(:order::bigint[]) with ordinality o (id, place) where o.id = v.id
                            """).param("order", order.toArray(Long[]::new)).update();
            rows.announce(new Happening.VersionMoved(caller.author(), version));
        });
        catalogue.refreshVersions();
    }

    /** Which versions take the place of one that is removed, in the two fields of issues; absent for none. */
    public record Successors(Optional<ProjectVersion> fixed, Optional<ProjectVersion> affected) {}

    /** Removes a version; in issues its successors stand where it stood, and no history tells of it. */
    public void remove(Caller caller, ProjectVersion version, Successors successors) {
        transaction.executeWithoutResult(running -> {
            succeed("fix_versions", version, successors.fixed());
            succeed("versions", version, successors.affected());
            database.sql("delete from version where id = :id")
                    .param("id", version.id())
                    .update();
            rows.announce(new Happening.VersionWritten(caller.author(), Optional.of(version), Optional.empty()));
        });
        catalogue.refreshVersions();
    }

    private void succeed(String column, ProjectVersion version, Optional<ProjectVersion> successor) {
        String without = "array_remove(" + column + ", :old)";
        database.sql("update issue set " + column + " = case when :next = 0 or :next = any(" + column + ") then "
                        + without + " else array_replace(" + column + ", :old, :next) end where :old = any(" + column
                        + ")")
                .param("old", version.id())
                .param("next", successor.map(ProjectVersion::id).orElse(0L))
                .update();
    }

    private void put(ProjectVersion version, String statement) {
        try {
            database.sql(statement)
                    .param("id", version.id())
                    .param("project", version.projectId())
                    .param("name", version.name())
                    .param("description", version.description())
                    .param("released", version.released())
                    .param("archived", version.standing().archived())
                    .update();
        } catch (DuplicateKeyException taken) {
            throw Refusal.badField("name", "A version with this name already exists in this project.");
        }
    }

    private static void check(ProjectVersion version) {
        if (version.name().isBlank() || version.name().length() > LONGEST_NAME) {
            throw Refusal.badField("name", "You must specify a valid version name of up to 255 characters.");
        }
    }
}
