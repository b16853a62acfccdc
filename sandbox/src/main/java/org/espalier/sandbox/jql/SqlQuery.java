package org.espalier.sandbox.jql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A query's answer as parts of an SQL statement over {@code issue i}.
 *
 * <p>{@code "SELECT i.id FROM issue i WHERE " + where + " ORDER BY " + orderBy}. What the caller may not browse is
 * already excluded. Values appear only as parameters, in the order of their question marks; all stand in {@code where}.
 * Each is a {@code Long}, {@code String}, {@code OffsetDateTime}, {@code Long[]} or {@code String[]}, which
 * PostgreSQL's driver takes through {@code setObject}.
 *
 * @param where one condition, ready to be joined with others by AND
 * @param parameters the values for the question marks of {@code where}
 * @param orderBy the sort keys, ending with the id so that the order is total
 */
public record SqlQuery(String where, List<Object> parameters, String orderBy) {

    public SqlQuery {
        parameters = List.copyOf(parameters);
    }

    /** The same query, asked of these issues only; this is what {@code /jql/match} needs. */
    public SqlQuery among(Collection<Long> ids) {
        var all = new ArrayList<Object>();
        all.add(ids.toArray(Long[]::new));
        all.addAll(parameters);
        return new SqlQuery("(i.id = ANY(?) AND " + where + ")", all, orderBy);
    }

    /** Sets the parameters, the first one at index {@code from}, and gives the index behind the last. */
    public int bind(PreparedStatement statement, int from) throws SQLException {
        int at = from;
        for (var parameter : parameters) {
            statement.setObject(at, parameter);
            at++;
        }
        return at;
    }
}
