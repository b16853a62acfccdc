package org.espalier.sandbox.issues;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What programs keep with issues, by key; each value is JSON of their own, and always replaced as a whole. */
@Component
public class Properties {

    private final JdbcClient database;
    private final IssueRows rows;

    Properties(JdbcClient database, IssueRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** Whether a value replaced another one, or is the first. */
    public enum Put {
        FIRST,
        REPLACED
    }

    /** Keeps the value. */
    public Put put(Issue issue, String key, String value) {
        boolean first = Boolean.TRUE.equals(database.sql("""
                        insert into issue_property (issue_id, key, value) values (:issue, :key, :value)
                        on conflict (issue_id, key) do update set value = excluded.value
                        returning xmax = 0
                        """)
                .param("issue", issue.id())
                .param("key", key)
                .param("value", value)
                .query(Boolean.class)
                .single());
        rows.touch(Stamping.Cause.PROPERTY, rows.now(), issue.id());
        return first ? Put.FIRST : Put.REPLACED;
    }

    /** Forgets the value; whether there was one. */
    public boolean delete(Issue issue, String key) {
        boolean deleted = database.sql("delete from issue_property where issue_id = :issue and key = :key")
                        .param("issue", issue.id())
                        .param("key", key)
                        .update()
                > 0;
        if (deleted) {
            rows.touch(Stamping.Cause.PROPERTY, rows.now(), issue.id());
        }
        return deleted;
    }

    /** The keys under which the issue has values, in alphabetical order. */
    public List<String> keys(Issue issue) {
        return database.sql("select key from issue_property where issue_id = :issue order by key")
                .param("issue", issue.id())
                .query(String.class)
                .list();
    }

    /** The value under that key. */
    public Optional<String> value(Issue issue, String key) {
        return Optional.ofNullable(of(List.of(issue.id()), List.of(key))
                .getOrDefault(issue.id(), Map.of())
                .get(key));
    }

    /** The values of the issues under those keys, by key; {@code *all} stands for every key. */
    public Map<Long, Map<String, String>> of(Collection<Long> issues, Collection<String> keys) {
        Map<Long, Map<String, String>> values = new LinkedHashMap<>();
        database.sql("""
                        select issue_id, key, value from issue_property
                        where issue_id = any(:issues) and (:all or key = any(:keys::text[])) order by issue_id, key
                        """)
                .param("issues", Issues.array(issues))
                .param("all", keys.contains("*all"))
                .param("keys", keys.toArray(String[]::new))
                .query(row -> {
                    values.computeIfAbsent(row.getLong(1), issue -> new LinkedHashMap<>())
                            .put(row.getString(2), row.getString(3));
                });
        return values;
    }
}
