package org.espalier.sandbox.jql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A query's answer as parts of an SQL statement over {@code issue i}.
 *
 * <p>{@code "SELECT i.id FROM issue i WHERE " + where + " ORDER BY " + orderBy()}. What the caller may not browse is
 * already excluded. Values appear only as parameters, in the order of their question marks; all stand in {@code where}.
 * Each is a {@code Long}, {@code String}, {@code OffsetDateTime}, {@code Long[]} or {@code String[]}, which
 * PostgreSQL's driver takes through {@code setObject}.
 *
 * @param where one condition, ready to be joined with others by AND
 * @param parameters the values for the question marks of {@code where}
 * @param order the sort keys, with the id among them so that the order is total
 */
public record SqlQuery(String where, List<Object> parameters, Order order) {

    public SqlQuery {
        parameters = List.copyOf(parameters);
    }

    /** The sort keys as they follow ORDER BY. */
    public String orderBy() {
        return order.text();
    }

    /** The statement for a page: {@code id} and {@code place} of so many issues as its last parameter says. */
    public String page() {
        return "SELECT i.id, " + order.place() + " AS place FROM issue i WHERE " + where + " ORDER BY " + order.text()
                + " LIMIT ?";
    }

    /** The statement that counts what is found. */
    public String count() {
        return "SELECT count(*) FROM issue i WHERE " + where;
    }

    /** The same query, asked of the issues behind that place only. */
    public SqlQuery behind(List<String> place) {
        var behind = order.behind(place);
        var all = new ArrayList<Object>(parameters);
        all.addAll(behind.parameters());
        return new SqlQuery("(" + where + " AND " + behind.text() + ")", all, order);
    }

    /** The same query, asked of these issues only; this is what {@code /jql/match} needs. */
    public SqlQuery among(Collection<Long> ids) {
        var all = new ArrayList<Object>();
        all.add(ids.toArray(Long[]::new));
        all.addAll(parameters);
        return new SqlQuery("(i.id = ANY(?) AND " + where + ")", all, order);
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
