package org.espalier.server.tracker;

import java.util.Optional;
import org.espalier.server.tracker.Connection.Label;
import org.espalier.server.tracker.Connection.Writing;
import org.espalier.server.tracker.CredentialTerms.Holder;

/** What somebody signs in for. */
public sealed interface SignInWish {

    /** A connection that is there. */
    record Present(ConnectionId connection, Whose whose) implements SignInWish {}

    /** Whose credential it becomes. */
    enum Whose {
        /** That of the connection. */
        CONNECTIONS,
        /** One of the person's own beside it. */
        PERSONS
    }

    /**
     * One that is made when they come back.
     *
     * @param label absent means that this server chooses the careful one
     */
    record Anew(String name, String baseUrl, Optional<Label> label, Writing writing, Holder holder)
            implements SignInWish {}
}
