package org.espalier.sandbox.issues;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What programs keep with issues, by key; each value is JSON of their own, and always replaced as a whole. */
@Component
public class Properties {

    private final JdbcClient database;
    private final IssueRows rows;
    private final TransactionTemplate transaction;

    Properties(JdbcClient database, IssueRows rows, TransactionTemplate transaction) {
        this.database = database;
        this.rows = rows;
        this.transaction = transaction;
    }

    /** Whether a value replaced another one, or is the first. */
    public enum Put {
        FIRST,
        REPLACED
    }

    /** Keeps the value. */
    public Put put(Caller caller, Issue issue, String key, String value) {
        Put put = transaction.execute(running -> {
            Put done = write(issue, key, value);
            announce(caller, issue, key, Optional.of(value));
            return done;
        });
        return Optional.ofNullable(put).orElseThrow();
    }

    private Put write(Issue issue, String key, String value) {
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
        return first ? Put.FIRST : Put.REPLACED;
    }

    /** Forgets the value; whether there was one. */
    public boolean delete(Caller caller, Issue issue, String key) {
        return Boolean.TRUE.equals(transaction.execute(running -> {
            int deleted = database.sql("delete from issue_property where issue_id = :issue and key = :key")
                    .param("issue", issue.id())
                    .param("key", key)
                    .update();
            if (deleted > 0) {
                announce(caller, issue, key, Optional.empty());
            }
            return deleted > 0;
        }));
    }

    private void announce(Caller caller, Issue issue, String key, Optional<String> value) {
        rows.touch(Stamping.Cause.PROPERTY, rows.now(), issue.id());
        rows.announce(new Happening.PropertyWritten(caller.author(), issue.id(), key, value));
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
