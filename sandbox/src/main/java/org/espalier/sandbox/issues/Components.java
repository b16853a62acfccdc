package org.espalier.sandbox.issues;

import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes, renames and removes the components of projects. */
@Component
public class Components {

    private static final int LONGEST_NAME = 255;

    private final JdbcClient database;
    private final Catalogue catalogue;
    private final TransactionTemplate transaction;

    Components(JdbcClient database, Catalogue catalogue, TransactionTemplate transaction) {
        this.database = database;
        this.catalogue = catalogue;
        this.transaction = transaction;
    }

    /** Makes a component of the project. */
    public ProjectComponent create(Project project, String name) {
        check(name);
        Long id = transaction.execute(running -> {
            database.sql("lock table component in share row exclusive mode").update();
            return put(database.sql("""
                            insert into component (id, project_id, name)
                            select coalesce(max(id), 9999) + 1, :project, :name from component
                            returning id
                            """).param("project", project.id()).param("name", name));
        });
        return read(Optional.ofNullable(id).orElseThrow());
    }

    /** Gives a component another name. */
    public ProjectComponent rename(ProjectComponent component, String name) {
        check(name);
        put(database.sql("update component set name = :name where id = :id returning id")
                .param("id", component.id())
                .param("name", name));
        return read(component.id());
    }

    /** Removes a component; in issues the successor, if there is one, stands where it stood. */
    public void remove(ProjectComponent component, Optional<ProjectComponent> successor) {
        transaction.executeWithoutResult(running -> {
            database.sql("""
                            update issue set components = case when :next = 0 or :next = any(components)
                                then array_remove(components, :old) else array_replace(components, :old, :next) end
                            where :old = any(components)
                            """)
                    .param("old", component.id())
                    .param("next", successor.map(ProjectComponent::id).orElse(0L))
                    .update();
            database.sql("delete from component where id = :id")
                    .param("id", component.id())
                    .update();
        });
        catalogue.refreshComponents();
    }

    private ProjectComponent read(long id) {
        catalogue.refreshComponents();
        return catalogue.components().of(id);
    }

    private static long put(JdbcClient.StatementSpec statement) {
        try {
            return statement.query(Long.class).single();
        } catch (DuplicateKeyException taken) {
            throw Refusal.badField("name", "A component with this name already exists in this project.");
        }
    }

    private static void check(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw Refusal.badField("name", "The component name must have from 1 to 255 characters.");
        }
    }
}
