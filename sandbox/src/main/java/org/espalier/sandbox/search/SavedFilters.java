package org.espalier.sandbox.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The saved filters as rows. Whether a query makes sense, and who may change what, is decided by the callers. */
@Component
public class SavedFilters {

    private static final JsonMapper READER = JsonMapper.builder().build();

    private final JdbcClient database;

    SavedFilters(JdbcClient database) {
        this.database = database;
    }

    /** The filters that somebody sees: one's own and those shared with them, also by a project they browse; by id. */
    public List<SavedFilter> visible(Optional<String> account, List<Long> openProjects) {
        return all().stream()
                .filter(filter -> filter.isVisible(account, openProjects))
                .toList();
    }

    private List<SavedFilter> all() {
        return database.sql("select id, owner, name, description, jql, shares::text from saved_filter order by id")
                .query((row, number) -> new SavedFilter(
                        row.getLong(1),
                        row.getString(2),
                        new SavedFilter.Wording(row.getString(3), row.getString(4), row.getString(5)),
                        shares(row.getString(6))))
                .list();
    }

    private static List<SavedFilter.Share> shares(String json) {
        List<SavedFilter.Share> shares = new ArrayList<>();
        for (JsonNode share : READER.readTree(json).values()) {
            JsonNode target = share.path(share.path("type").stringValue());
            shares.add(new SavedFilter.Share(
                    share.path("id").longValue(),
                    share.path("type").stringValue(),
                    target.isMissingNode() ? Optional.empty() : Optional.of(target.asString())));
        }
        return shares;
    }

    /** Whether the account already has another filter of that name. */
    public boolean isTaken(String owner, String name, long except) {
        return all().stream()
                .anyMatch(filter -> filter.id() != except
                        && filter.owner().equals(owner)
                        && filter.name().equalsIgnoreCase(name));
    }

    /** Whether a board shows what the filter finds. */
    public boolean isOfBoard(long id) {
        return database.sql("select exists (select from board where filter_id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** A number for a filter to be saved. */
    public long newId() {
        return next("saved_filter_id");
    }

    /** A number for a share to be saved. */
    public long newShareId() {
        return next("share_id");
    }

    private long next(String sequence) {
        return database.sql("select nextval('" + sequence + "')")
                .query(Long.class)
                .single();
    }

    /** Saves the filter in place of the one with its id, if there is one. */
    public void save(SavedFilter filter) {
        database.sql("""
                        insert into saved_filter (id, owner, name, description, jql, shares)
                        values (:id, :owner, :name, :description, :jql, :shares::jsonb)
                        on conflict (id) do update set name = :name, description = :description, jql = :jql,
                            shares = :shares::jsonb
                        """)
                .param("id", filter.id())
                .param("owner", filter.owner())
                .param("name", filter.name())
                .param("description", filter.wording().description())
                .param("jql", filter.jql())
                .param("shares", json(filter.shares()))
                .update();
    }

    private static String json(List<SavedFilter.Share> shares) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (SavedFilter.Share share : shares) {
            ObjectNode node = list.addObject().put("id", share.id()).put("type", share.type());
            share.target().ifPresent(target -> node.put(share.type(), target));
        }
        return list.toString();
    }

    /** Forgets the filter. */
    public void delete(long id) {
        database.sql("delete from saved_filter where id = :id").param("id", id).update();
    }

    /** The ids of the filters that the account likes. */
    public Set<Long> favourites(String account) {
        return new HashSet<>(database.sql("select filter_id from favourite_filter where account = :account")
                .param("account", account)
                .query(Long.class)
                .list());
    }

    /** How many accounts like the filter. */
    public long likes(long filter) {
        return database.sql("select count(*) from favourite_filter where filter_id = :filter")
                .param("filter", filter)
                .query(Long.class)
                .single();
    }

    /** Makes the filter a favourite of the account, or no longer one. */
    public void like(String account, long filter, Liking liking) {
        database.sql(
                        switch (liking) {
                            case FAVOURITE ->
                                "insert into favourite_filter (account, filter_id) values (:account, :filter)"
                                        + " on conflict do nothing";
                            case ORDINARY ->
                                "delete from favourite_filter where account = :account and filter_id = :filter";
                        })
                .param("account", account)
                .param("filter", filter)
                .update();
    }

    /** What somebody thinks of a filter. */
    public enum Liking {
        FAVOURITE,
        ORDINARY
    }
}
