package org.espalier.sandbox.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What searches see of the issues, which may lag behind the writes and go back again, as Jira's own index does
 * (jira-api.md §4.1): an issue once found can be missing for a moment. Reading an issue by its key is never late.
 */
@Component
public class SearchIndex {

    /**
     * How late searches are.
     *
     * @param lag how long a write stays unseen
     * @param flickerPercent how many searches of a hundred see what is twice as old
     */
    public record Lateness(Duration lag, int flickerPercent) {
        /** Not late at all. */
        public static final Lateness NONE = new Lateness(Duration.ZERO, 0);
    }

    /** The beginning of a statement, and the parameters of its question marks. */
    record Prefix(String text, List<Object> parameters) {

        Prefix {
            parameters = List.copyOf(parameters);
        }

        /** The parameters of the whole statement. */
        List<Object> and(Collection<?> others) {
            List<Object> all = new ArrayList<>(parameters);
            all.addAll(others);
            return all;
        }
    }

    private static final Prefix CURRENT = new Prefix("", List.of());

    /** Takes the place of the table {@code issue} in the statement it precedes. */
    private static final String AS_IT_WAS = """
            with late as (select distinct on (id) id, was from earlier_issue
                          where until > clock_timestamp() - ? * interval '1 millisecond' and id <> all(?)
                          order by id, until),
                 issue as (select i.* from issue i where not exists (select 1 from late where late.id = i.id)
                           union all
                           select earlier.* from late, jsonb_populate_record(null::issue, late.was) earlier
                           where late.was is not null)
            """;

    private final JdbcClient database;
    private final Paging paging;
    private volatile Lateness lateness = Lateness.NONE;

    SearchIndex(JdbcClient database, Paging paging) {
        this.database = database;
        this.paging = paging;
        be(Lateness.NONE);
    }

    /** How late searches are at present. */
    public Lateness lateness() {
        return lateness;
    }

    /** Makes searches that late from now on; without any lag all that was written is seen at once. */
    public void be(Lateness wanted) {
        database.sql("update late_index set keep = ? * interval '1 millisecond'")
                .param(2 * wanted.lag().toMillis())
                .update();
        if (wanted.lag().isZero()) {
            database.sql("delete from earlier_issue").update();
        }
        lateness = wanted;
    }

    /** How the next page comes out. */
    Paging.Way nextPage() {
        return paging.next();
    }

    /** What a statement about {@code issue i} begins with to be answered from the index; the reconciled are current. */
    Prefix asSeen(Collection<Long> reconciled) {
        Lateness now = lateness;
        if (now.lag().isZero()) {
            return CURRENT;
        }
        boolean back = ThreadLocalRandom.current().nextInt(100) < now.flickerPercent();
        return new Prefix(AS_IT_WAS, List.of(now.lag().toMillis() * (back ? 2 : 1), reconciled.toArray(Long[]::new)));
    }
}
