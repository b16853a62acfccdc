package org.espalier.sandbox.issues;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes, shows and removes links between issues. */
@Component
public class Links {

    /** A link with both its ends. */
    public record Link(long id, LinkType type, IssueHead source, IssueHead destination) {}

    private static final Optional<String> FIELD = Optional.of("issuelinks");
    private static final String WITH_ENDS = "select l.id, l.type_id, " + IssueHead.columns("s", "s") + ", "
            + IssueHead.columns("d", "d")
            + " from issue_link l join issue s on s.id = l.source_id join issue d on d.id = l.destination_id where ";

    private final JdbcClient database;
    private final Catalogue catalogue;
    private final IssueRows rows;
    private final History history;
    private final TransactionTemplate transaction;

    Links(JdbcClient database, Catalogue catalogue, IssueRows rows, History history, TransactionTemplate transaction) {
        this.database = database;
        this.catalogue = catalogue;
        this.rows = rows;
        this.history = history;
        this.transaction = transaction;
    }

    /** Makes the source stand in the relation to the destination, however many links they have. */
    public void create(Caller caller, LinkType type, Issue source, Issue destination) {
        create(caller, type, source, destination, Optional.empty());
    }

    /**
     * Makes the source stand in the relation to the destination; where it does already, nothing changes.
     *
     * @param most how many links an issue may have; absent for any number
     */
    public void create(Caller caller, LinkType type, Issue source, Issue destination, Optional<Integer> most) {
        transaction.executeWithoutResult(running -> {
            hold(type, "key share");
            if (rows.lock(source.id(), destination.id()).size() < 2) {
                throw Refusal.noSuchIssue();
            }
            Optional<Long> made = database.sql("""
                            insert into issue_link (id, type_id, source_id, destination_id)
                            values (nextval('issue_link_id'), :type, :source, :destination)
                            on conflict (type_id, source_id, destination_id) do nothing
                            returning id
                            """)
                    .param("type", type.id())
                    .param("source", source.id())
                    .param("destination", destination.id())
                    .query(Long.class)
                    .optional();
            if (made.isPresent()) {
                most.ifPresent(limit -> refuseMore(limit, source, destination));
                Instant now = rows.now();
                rows.touch(Stamping.Cause.LINK, now, source.id(), destination.id());
                history.add(source.id(), caller.author(), now, added(type.outward(), destination.head()));
                history.add(destination.id(), caller.author(), now, added(type.inward(), source.head()));
                rows.announce(new Happening.LinkMade(
                        caller.author(), new Happening.Tie(made.get(), type, source.id(), destination.id())));
            }
        });
    }

    private void refuseMore(int most, Issue... ends) {
        for (Issue end : ends) {
            long links = database.sql("select count(*) from issue_link where source_id = :id or destination_id = :id")
                    .param("id", end.id())
                    .query(Long.class)
                    .single();
            if (links > most) {
                throw Refusal.tooMuch();
            }
        }
    }

    /** The link with that id; absent if it is not there or one of its ends cannot be seen. */
    public Optional<Link> find(Caller caller, long id) {
        List<Link> found = database.sql(WITH_ENDS + "l.id = :id and " + Caller.sees("s") + " and " + Caller.sees("d"))
                .param("id", id)
                .param("closed", caller.closed())
                .query((row, number) -> read(row))
                .list();
        return found.stream().findFirst();
    }

    /** The links of a type, whoever may see them. */
    List<Link> ofType(LinkType type) {
        return database.sql(WITH_ENDS + "l.type_id = :type order by l.id")
                .param("type", type.id())
                .query((row, number) -> read(row))
                .list();
    }

    private Link read(ResultSet row) throws SQLException {
        return new Link(
                row.getLong(1),
                catalogue.linkTypes().of(row.getLong(2)),
                IssueHead.read(row, "s"),
                IssueHead.read(row, "d"));
    }

    /** Holds a type until the transaction ends, always before issues: whoever makes a link of it, or removes it. */
    void hold(LinkType type, String strength) {
        boolean gone = database.sql("select id from link_type where id = :id for " + strength)
                .param("id", type.id())
                .query(Long.class)
                .list()
                .isEmpty();
        if (gone) {
            throw LinkTypes.missing(Long.toString(type.id()));
        }
    }

    /** Removes a link that was found; false if somebody else was faster. */
    public boolean delete(Caller caller, Link link) {
        return Boolean.TRUE.equals(transaction.execute(running -> {
            rows.lock(link.source().id(), link.destination().id());
            int removed = database.sql("delete from issue_link where id = :id")
                    .param("id", link.id())
                    .update();
            if (removed == 0) {
                return false;
            }
            Instant now = rows.now();
            LinkType type = link.type();
            rows.touch(
                    Stamping.Cause.LINK,
                    now,
                    link.source().id(),
                    link.destination().id());
            history.add(link.source().id(), caller.author(), now, removed(type.outward(), link.destination()));
            history.add(link.destination().id(), caller.author(), now, removed(type.inward(), link.source()));
            rows.announce(new Happening.LinkRemoved(
                    caller.author(),
                    new Happening.Tie(
                            link.id(),
                            type,
                            link.source().id(),
                            link.destination().id())));
            return true;
        }));
    }

    private static ChangeItem added(String words, IssueHead other) {
        return new ChangeItem("Link", FIELD, ChangeItem.Value.NOTHING, sentence(words, other));
    }

    private static ChangeItem removed(String words, IssueHead other) {
        return new ChangeItem("Link", FIELD, sentence(words, other), ChangeItem.Value.NOTHING);
    }

    private static ChangeItem.Value sentence(String words, IssueHead other) {
        return ChangeItem.Value.of(other.key(), "This issue " + words + " " + other.key());
    }
}
