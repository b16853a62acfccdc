package org.espalier.sandbox.jql;

import java.util.List;
import java.util.Set;

/** The issue directly above, on every level, as Cloud has it. */
final class ParentField implements SearchField {

    @Override
    public Set<Operator> operators() {
        return LIKENESS;
    }

    @Override
    public Sql present(Context context) {
        return Sql.of("i.parent_id IS NOT NULL");
    }

    @Override
    public Sql anyOf(Asked asked) {
        return IssueValues.condition("i.parent_id", asked);
    }

    @Override
    public List<String> sortKeys() {
        return List.of();
    }
}
