package org.espalier.server.tracker;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.espalier.server.tracker.Connection.Kind;
import org.espalier.server.tracker.Connection.Label;
import org.espalier.server.tracker.Connection.Writing;
import org.espalier.server.tracker.CredentialTerms.Holder;

/**
 * A connection as a person asks for it.
 *
 * @param projects keys or ids of the projects to be enabled; absent means all
 */
public record NewConnection(String name, Door door, Account account, Writing writing, Optional<List<String>> projects) {
    public NewConnection {
        projects = projects.map(List::copyOf);
    }

    /**
     * Who asks there.
     *
     * @param expires absent means that the site is asked, which may know
     */
    public record Account(Credential credential, Optional<LocalDate> expires, Holder holder) {}

    /**
     * Where the site is said to be and what it is said to be.
     *
     * @param kind absent means that the site is asked
     * @param label absent means that this server chooses the careful one
     */
    public record Door(Optional<Kind> kind, String baseUrl, Optional<Label> label) {}
}
