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

    /** Remembers facts as agreed and lifts their holds; an older sight never replaces a newer one. */
    void agree(String synchronizer, List<Agreed> agreed, Instant seenAt) {
        if (agreed.isEmpty()) {
            return;
        }
        var latest = new LinkedHashMap<String, String>();
        agreed.forEach(each -> latest.put(FactText.of(each.fact()), FactText.of(each.value())));
        var facts = latest.keySet().toArray(String[]::new);
        var values = latest.values().toArray(String[]::new);
        jdbc.sql("""
                        insert into agreement as known (synchronizer, fact, value, seen_at)
                        select :synchronizer, fact, value, :seenAt
                          from unnest(:facts, :values) as agreed (fact, value)
                        on conflict (synchronizer, fact) do update
                           set value = excluded.value, seen_at = excluded.seen_at
                         where known.seen_at <= excluded.seen_at
                        """)
                .param("synchronizer", synchronizer)
                .param("facts", facts)
                .param("values", values)
                .param("seenAt", Timestamp.from(seenAt))
                .update();
        jdbc.sql("delete from hold where synchronizer = :synchronizer and fact = any(:facts)")
                .param("synchronizer", synchronizer)
                .param("facts", facts)
                .update();
    }

    /** Lifts the holds of facts that a confirmed plan has decided. */
    void release(String synchronizer, Set<Fact> decided) {
        if (decided.isEmpty()) {
            return;
        }
        jdbc.sql("delete from hold where synchronizer = :synchronizer and fact = any(:facts)")
                .param("synchronizer", synchronizer)
                .param("facts", decided.stream().map(FactText::of).toArray(String[]::new))
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
                        on conflict do nothing
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
