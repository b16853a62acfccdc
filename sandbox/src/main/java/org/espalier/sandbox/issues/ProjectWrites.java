package org.espalier.sandbox.issues;

import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes, renames and removes projects. */
@Component
public class ProjectWrites {

    private final JdbcClient database;
    private final Catalogue catalogue;
    private final IssueRows rows;
    private final TransactionTemplate transaction;

    ProjectWrites(JdbcClient database, Catalogue catalogue, IssueRows rows, TransactionTemplate transaction) {
        this.database = database;
        this.catalogue = catalogue;
        this.rows = rows;
        this.transaction = transaction;
    }

    /** Makes a project without issues and boards, whose id is chosen here. */
    public Project create(Caller caller, String key, String name) {
        try {
            Long id = transaction.execute(running -> {
                database.sql("lock table project in share row exclusive mode").update();
                long made = database.sql("""
                                insert into project (id, key, name, style, hidden, last_number)
                                select coalesce(max(id), 9999) + 1, :key, :name, 'classic', false, 0 from project
                                returning id
                                """)
                        .param("key", key)
                        .param("name", name)
                        .query(Long.class)
                        .single();
                announce(caller, new Project(made, key, name, "classic", false), Happening.Becoming.MADE);
                return made;
            });
            catalogue.refreshProjects();
            return catalogue.projects().of(Optional.ofNullable(id).orElseThrow());
        } catch (DuplicateKeyException taken) {
            throw Refusal.badField("projectKey", "Project '" + key + "' uses this project key.");
        }
    }

    /** Gives a project another name. */
    public Project rename(Caller caller, Project before, String name) {
        transaction.executeWithoutResult(running -> {
            database.sql("update project set name = :name where id = :id")
                    .param("name", name)
                    .param("id", before.id())
                    .update();
            announce(
                    caller,
                    new Project(before.id(), before.key(), name, before.style(), before.hidden()),
                    Happening.Becoming.CHANGED);
        });
        catalogue.refreshProjects();
        return catalogue.projects().of(before.id());
    }

    /** Nobody sees the project and its issues any more; its key stays taken, as it does for a time at Jira. */
    public void remove(Caller caller, Project project, Removal removal) {
        transaction.executeWithoutResult(running -> {
            database.sql("update project set hidden = true where id = :id")
                    .param("id", project.id())
                    .update();
            switch (removal) {
                case FOR_GOOD -> announce(caller, project, Happening.Becoming.REMOVED);
                case INTO_THE_BIN ->
                    rows.announce(new Happening.ProjectShelved(caller.author(), project, Withholding.Shelf.BIN));
            }
        });
        catalogue.refreshProjects();
    }

    /** As what the removal of a project is told. */
    public enum Removal {
        FOR_GOOD,
        INTO_THE_BIN
    }

    private void announce(Caller caller, Project project, Happening.Becoming what) {
        rows.announce(new Happening.ProjectWritten(caller.author(), project, what));
    }
}
