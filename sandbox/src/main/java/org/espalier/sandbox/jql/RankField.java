package org.espalier.sandbox.jql;

import java.util.List;
import java.util.Set;

/** The site's one order of issues; it can only be sorted by, as bytes. */
final class RankField implements SearchField {

    @Override
    public Set<Operator> operators() {
        return Set.of();
    }

    @Override
    public String type() {
        return "com.atlassian.greenhopper.api.rank.Rank";
    }

    @Override
    public Sql present(Context context) {
        return Sql.TRUE;
    }

    @Override
    public Sql anyOf(Asked asked) {
        return Sql.FALSE;
    }

    @Override
    public List<SortKey> sortKeys(Context context) {
        return List.of(SortKey.text("i.rank"));
    }
}
