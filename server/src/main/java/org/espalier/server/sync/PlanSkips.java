package org.espalier.server.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What stored plans leave alone on purpose, page by page. */
@Service
public class PlanSkips {
    private final JdbcClient jdbc;

    PlanSkips(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One issue left alone.
     *
     * @param id its number in the plan's list
     * @param cause for programs
     * @param reason the same for people
     */
    public record Entry(
            String id,
            String cause,
            SkippedIssue issue,
            @Nullable Long row,
            String reason) {}

    /** @param key absent where the tracker did not show the issue */
    public record SkippedIssue(String id, @Nullable String key) {}

    /** The skips with a number above one, in the plan's order. */
    public List<Entry> after(PlanId plan, long number, int most) {
        PlanChanges.known(jdbc, plan);
        return jdbc.sql("""
                        select skip.number,
                               skip.value ->> 'cause' as cause,
                               skip.value ->> 'issue' as issue,
                               skip.value ->> 'key' as key,
                               cast(skip.value ->> 'row' as bigint) as row_id,
                               skip.value ->> 'sentence' as sentence
                          from plan, jsonb_array_elements(plan.skips) with ordinality as skip(value, number)
                         where plan.id = :plan and skip.number > :after
                         order by skip.number
                         limit :most
                        """)
                .param("plan", plan.value())
                .param("after", number)
                .param("most", most)
                .query((row, at) -> new Entry(
                        Long.toString(row.getLong("number")),
                        row.getString("cause"),
                        new SkippedIssue(row.getString("issue"), row.getString("key")),
                        row.getObject("row_id", Long.class),
                        row.getString("sentence")))
                .list();
    }
}
