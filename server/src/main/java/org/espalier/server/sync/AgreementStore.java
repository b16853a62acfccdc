package org.espalier.server.sync;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.espalier.core.agreement.Agreed;
import org.espalier.core.agreement.Agreement;
import org.espalier.core.fact.Fact;
import org.espalier.core.fact.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what both sides last agreed on, and what is on hold, per installed synchronizer (L3, L14). */
@Component
class AgreementStore {
    private final JdbcClient jdbc;

    AgreementStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Agreement of(String synchronizer) {
        var facts = new HashMap<Fact, Value>();
        jdbc.sql("select fact, value from agreement where synchronizer = :synchronizer")
                .param("synchronizer", synchronizer)
                .query(row -> {
                    facts.put(FactText.fact(row.getString("fact")), FactText.value(row.getString("value")));
                });
        var holds = new HashSet<Fact>();
        jdbc.sql("select fact from hold where synchronizer = :synchronizer")
                .param("synchronizer", synchronizer)
                .query(row -> {
                    holds.add(FactText.fact(row.getString("fact")));
                });
        return new Agreement(facts, holds);
    }

    /**
     * When what is now known was seen.
     *
     * @param planned when the sides were seen for the plan: what was put on hold since is not this plan's to decide
     * @param equal when both sides were seen to hold what is agreed on
     */
    record Seen(Instant planned, Instant equal) {}

    /** Remembers facts as agreed and lifts their holds; an older sight never replaces what is newer (L3). */
    void agree(String synchronizer, List<Agreed> agreed, Seen seen) {
        if (agreed.isEmpty()) {
            return;
        }
        var latest = new LinkedHashMap<String, String>();
        agreed.forEach(each -> latest.put(FactText.of(each.fact()), FactText.of(each.value())));
        var facts = latest.keySet().toArray(String[]::new);
        lift(synchronizer, facts, seen.planned());
        jdbc.sql("""
                        insert into agreement as known (synchronizer, fact, value, seen_at)
                        select :synchronizer, fact, value, :seenAt
                          from unnest(:facts, :values) as agreed (fact, value)
                         where not exists (select 1
                                             from hold
                                            where hold.synchronizer = :synchronizer and hold.fact = agreed.fact)
                        on conflict (synchronizer, fact) do update
                           set value = excluded.value, seen_at = excluded.seen_at
                         where known.seen_at <= excluded.seen_at
                        """)
                .param("synchronizer", synchronizer)
                .param("facts", facts)
                .param("values", latest.values().toArray(String[]::new))
                .param("seenAt", Timestamp.from(seen.equal()))
                .update();
    }

    /** Lifts the holds of facts that a confirmed plan has decided, unless they were put on hold after it was made. */
    void release(String synchronizer, Set<Fact> decided, Instant planned) {
        if (!decided.isEmpty()) {
            lift(synchronizer, decided.stream().map(FactText::of).toArray(String[]::new), planned);
        }
    }

    private void lift(String synchronizer, String[] facts, Instant planned) {
        jdbc.sql("delete from hold where synchronizer = :synchronizer and fact = any(:facts) and since <= :planned")
                .param("synchronizer", synchronizer)
                .param("facts", facts)
                .param("planned", Timestamp.from(planned))
                .update();
    }

    /** Forgets facts and puts them on hold. */
    void forget(String synchronizer, Set<Fact> forgotten, Instant now) {
        if (forgotten.isEmpty()) {
            return;
        }
        var facts = forgotten.stream().map(FactText::of).toArray(String[]::new);
        jdbc.sql("delete from agreement where synchronizer = :synchronizer and fact = any(:facts)")
                .param("synchronizer", synchronizer)
                .param("facts", facts)
                .update();
        jdbc.sql("""
                        insert into hold (synchronizer, fact, since)
                        select :synchronizer, fact, :now from unnest(:facts) as forgotten (fact)
                        on conflict (synchronizer, fact) do update set since = excluded.since
                        """)
                .param("synchronizer", synchronizer)
                .param("facts", facts)
                .param("now", Timestamp.from(now))
                .update();
    }

    void drop(String synchronizer) {
        for (var table : List.of("agreement", "hold")) {
            jdbc.sql("delete from " + table + " where synchronizer = :synchronizer")
                    .param("synchronizer", synchronizer)
                    .update();
        }
    }
}
