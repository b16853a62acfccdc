package org.espalier.sandbox.load;

import org.espalier.sandbox.issues.Catalogue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The data that the store was filled with, to which it can go back. */
@Component
public class FirstState {

    private final JdbcClient database;
    private final Catalogue catalogue;

    FirstState(JdbcClient database, Catalogue catalogue) {
        this.database = database;
        this.catalogue = catalogue;
    }

    /** Whether it was kept; a store that an older sandbox filled has none. */
    public boolean kept() {
        return database.sql("select to_regclass('first_issue') is not null")
                .query(Boolean.class)
                .single();
    }

    /** Brings it back, all of it or nothing; webhooks stay, and nobody is told. */
    public void restore() {
        database.sql("call restore_first_state()").update();
        catalogue.refreshProjects();
        catalogue.refreshVersions();
        catalogue.refreshComponents();
        catalogue.refreshLinkTypes();
    }
}
