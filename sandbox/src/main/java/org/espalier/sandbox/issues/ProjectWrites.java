package org.espalier.sandbox.issues;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes, renames and removes projects, and takes them out of the bin. */
@Component
public class ProjectWrites {

    /** The id of a project that is none yet. */
    private static final long NEW = -1;

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
        Long id = transaction.execute(running -> {
            lock();
            requireFree(Optional.of(key), name, NEW);
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
    }

    /** Gives a project another name. */
    public Project rename(Caller caller, Project before, String name) {
        transaction.executeWithoutResult(running -> {
            lock();
            requireFree(Optional.empty(), name, before.id());
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

    /** Gives a project another key, and its issues with it; nothing of their histories tells of that. */
    public Project rekey(Caller caller, Project before, String key) {
        transaction.executeWithoutResult(running -> {
            lock();
            requireFree(Optional.of(key), before.name(), before.id());
            database.sql("update project set key = :key where id = :id")
                    .param("key", key)
                    .param("id", before.id())
                    .update();
            database.sql("update issue set key = :key || '-' || number where project_id = :id")
                    .param("key", key)
                    .param("id", before.id())
                    .update();
            database.sql("insert into issue_key (key, issue_id) select key, id from issue where project_id = :id"
                            + " on conflict do nothing")
                    .param("id", before.id())
                    .update();
            announce(
                    caller,
                    new Project(before.id(), key, before.name(), before.style(), before.hidden()),
                    Happening.Becoming.CHANGED);
        });
        catalogue.refreshProjects();
        return catalogue.projects().of(before.id());
    }

    private void lock() {
        database.sql("lock table project in share row exclusive mode").update();
    }

    /** Keys stay taken for ever, names as long as somebody can see the project or take it out of the bin. */
    private void requireFree(Optional<String> key, String name, long own) {
        Map<String, String> taken = new LinkedHashMap<>();
        if (exists("lower(name) = lower(:value) and (binned or not hidden)", name, own)) {
            taken.put("projectName", "A project with that name already exists.");
        }
        key.filter(wanted -> exists(
                        "(key = :value or exists (select from issue_key join issue on issue.id = issue_id"
                                + " where project_id = project.id and issue_key.key like :value || '-%'))",
                        wanted, own))
                .ifPresent(wanted -> taken.put("projectKey", "Project '" + wanted + "' uses this project key."));
        if (!taken.isEmpty()) {
            throw Refusal.badFields(taken);
        }
    }

    private boolean exists(String condition, String value, long own) {
        return database.sql("select exists (select from project where id <> :own and " + condition + ")")
                .param("own", own)
                .param("value", value)
                .query(Boolean.class)
                .single();
    }

    /** Nobody sees the project and its issues any more; its key stays taken, as it does for a time at Jira. */
    public void remove(Caller caller, Project project, Removal removal) {
        transaction.executeWithoutResult(running -> {
            hide(project, true, removal == Removal.INTO_THE_BIN);
            switch (removal) {
                case FOR_GOOD -> announce(caller, project, Happening.Becoming.REMOVED);
                case INTO_THE_BIN -> shelved(caller, project, Withholding.Shelf.BIN);
            }
        });
        catalogue.refreshProjects();
    }

    /** The projects in the bin, in the order of their keys. */
    public List<Project> bin() {
        Set<Long> binned = new HashSet<>(database.sql("select id from project where binned")
                .query(Long.class)
                .list());
        return catalogue.projects().all().stream()
                .filter(project -> binned.contains(project.id()))
                .toList();
    }

    /** Takes a project out of the bin: it is as it was before. */
    public Project takeOutOfBin(Caller caller, Project project) {
        transaction.executeWithoutResult(running -> {
            hide(project, false, false);
            shelved(caller, project, Withholding.Shelf.OUT_OF_THE_BIN);
        });
        catalogue.refreshProjects();
        return catalogue.projects().of(project.id());
    }

    private void hide(Project project, boolean hidden, boolean binned) {
        database.sql("update project set hidden = :hidden, binned = :binned where id = :id")
                .param("hidden", hidden)
                .param("binned", binned)
                .param("id", project.id())
                .update();
    }

    private void shelved(Caller caller, Project project, Withholding.Shelf shelf) {
        rows.announce(new Happening.ProjectShelved(caller.author(), project, shelf));
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
