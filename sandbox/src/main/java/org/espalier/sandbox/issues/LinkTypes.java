package org.espalier.sandbox.issues;

import java.util.List;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes types of links. */
@Component
public class LinkTypes {

    private final JdbcClient database;
    private final Catalogue catalogue;
    private final Links links;
    private final IssueRows rows;
    private final TransactionTemplate transaction;

    LinkTypes(JdbcClient database, Catalogue catalogue, Links links, IssueRows rows, TransactionTemplate transaction) {
        this.database = database;
        this.catalogue = catalogue;
        this.links = links;
        this.rows = rows;
        this.transaction = transaction;
    }

    /**
     * Removes a type, and before it each of its links as if it had been removed alone. Jira's documents do not say what
     * becomes of the links.
     */
    public void remove(Caller caller, LinkType type) {
        transaction.executeWithoutResult(running -> {
            links.hold(type, "update");
            List<Links.Link> doomed = links.ofType(type);
            rows.lock(doomed.stream()
                    .flatMapToLong(link ->
                            LongStream.of(link.source().id(), link.destination().id()))
                    .toArray());
            doomed.forEach(link -> links.delete(caller, link));
            database.sql("delete from link_type where id = :id")
                    .param("id", type.id())
                    .update();
        });
        catalogue.refreshLinkTypes();
    }

    /** Why nothing is done with a type that is not there. */
    public static Refusal missing(String id) {
        return Refusal.notFound("No issue link type with id '" + id + "' found.");
    }
}
