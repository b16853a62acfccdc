package org.espalier.sandbox.jql;

import java.util.List;
import java.util.Set;

/** The people who watch an issue, or voted for it: any number. */
final class FollowersField implements SearchField {

    static final SearchField WATCHER = new FollowersField("issue_watch");
    static final SearchField VOTER = new FollowersField("issue_vote");

    private final String table;

    private FollowersField(String table) {
        this.table = table;
    }

    @Override
    public Set<Operator> operators() {
        return LIKENESS;
    }

    @Override
    public String type() {
        return UserField.TYPE;
    }

    @Override
    public Sql present(Context context) {
        return Sql.of("i.id IN (SELECT w.issue_id FROM " + table + " w)");
    }

    @Override
    public Sql anyOf(Asked asked) {
        var accounts = UserField.accounts(asked);
        return accounts.isEmpty()
                ? Sql.FALSE
                : Sql.of("i.id IN (SELECT w.issue_id FROM " + table + " w WHERE w.account = ANY(?))", (Object)
                        accounts.toArray(String[]::new));
    }

    @Override
    public List<SortKey> sortKeys(Context context) {
        return List.of();
    }
}
