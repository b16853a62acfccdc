package org.espalier.sandbox.issues;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What projects withhold: some of their members, and archived ones from everybody but readers. */
@Component
public class Withholding {

    private static final Set<Permission> OF_WRITERS = ofWriters();

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher listeners;

    Withholding(JdbcClient database, TransactionTemplate transaction, ApplicationEventPublisher listeners) {
        this.database = database;
        this.transaction = transaction;
        this.listeners = listeners;
    }

    private static Set<Permission> ofWriters() {
        Set<Permission> writers = EnumSet.copyOf(Permission.ofProjects());
        writers.removeAll(List.of(Permission.BROWSE_PROJECTS, Permission.ADMINISTER_PROJECTS));
        return writers;
    }

    /** What the account may not do, by the ids of projects. */
    public Map<Long, Set<Permission>> from(Account account) {
        Map<Long, Set<Permission>> withheld = new HashMap<>();
        database.sql("""
                        select project_id, permission from withheld_permission where not :administrator
                        union all select id, '' from project where archived
                        """).param("administrator", account.administrator()).query(row -> {
            Set<Permission> ofProject =
                    withheld.computeIfAbsent(row.getLong(1), project -> EnumSet.noneOf(Permission.class));
            Permission.withKey(row.getString(2)).ifPresentOrElse(ofProject::add, () -> ofProject.addAll(OF_WRITERS));
        });
        return withheld;
    }

    /** The ids of the archived projects. */
    public Set<Long> archived() {
        return new HashSet<>(database.sql("select id from project where archived")
                .query(Long.class)
                .list());
    }

    /** Puts a project away, or takes it out again. */
    public void archive(Caller caller, Project project, Shelf shelf) {
        transaction.executeWithoutResult(running -> {
            int turned = database.sql(
                            "update project set archived = :archived where id = :id and archived <> :archived")
                    .param("archived", shelf == Shelf.ARCHIVED)
                    .param("id", project.id())
                    .update();
            if (turned > 0) {
                listeners.publishEvent(new Happening.ProjectShelved(caller.author(), project, shelf));
            }
        });
    }

    /** Where a project lies. */
    public enum Shelf {
        LIVE,
        ARCHIVED,
        /** Removed, though an administrator could take it out again for a time. */
        BIN,
        /** Live again after it lay in the bin. */
        OUT_OF_THE_BIN
    }

    /** Withholds these permissions in the project from all but administrators, and no others. */
    public void set(Project project, Set<Permission> permissions) {
        database.sql("delete from withheld_permission where project_id = :project")
                .param("project", project.id())
                .update();
        for (Permission permission : permissions) {
            database.sql("insert into withheld_permission (project_id, permission) values (:project, :permission)")
                    .param("project", project.id())
                    .param("permission", permission.name())
                    .update();
        }
    }

    /** What each project withholds, by its id. */
    public Map<Long, Set<Permission>> all() {
        Map<Long, Set<Permission>> all = new HashMap<>();
        database.sql("select project_id, permission from withheld_permission").query(row -> {
            Set<Permission> ofProject =
                    all.computeIfAbsent(row.getLong(1), project -> EnumSet.noneOf(Permission.class));
            Permission.withKey(row.getString(2)).ifPresent(ofProject::add);
        });
        return all;
    }
}
