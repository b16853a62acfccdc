package org.espalier.server.sync;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.espalier.core.change.Effect;
import org.espalier.core.plan.PlannedChange;
import org.espalier.core.run.Ledger.Recorded;
import org.espalier.core.run.Progress;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of the changes of plans, beside the changes themselves; each call belongs to a ledger's transaction. */
@Component
class EffectTable {
    private final JdbcClient jdbc;
    private final PlanJson json;

    EffectTable(JdbcClient jdbc, PlanJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Whether nothing more happens to a change. */
    enum Concluded {
        NOW,
        LATER
    }

    Progress progress(PlanId plan) {
        var effects = new HashMap<Integer, Effect>();
        var open = new HashSet<Integer>();
        var concluded = new HashSet<Integer>();
        jdbc.sql("""
                        select number, outcome, sentence, really, concluded
                          from plan_change
                         where plan = :plan and (outcome is not null or intended_at is not null)
                        """).param("plan", plan.value()).query(row -> {
            var number = row.getInt("number");
            PlanRows.effect(row, json).ifPresentOrElse(effect -> effects.put(number, effect), () -> open.add(number));
            if (row.getBoolean("concluded")) {
                concluded.add(number);
            }
        });
        return new Progress(effects, open, concluded);
    }

    void write(PlanId plan, List<Recorded> effects, Concluded concluded, Instant now) {
        jdbc.sql("""
                        update plan_change
                           set outcome = done.outcome, sentence = done.sentence, really = cast(done.really as jsonb),
                               effected_at = :now, concluded = :concluded
                          from unnest(:numbers, :outcomes, :sentences, :reallys)
                            as done (number, outcome, sentence, really)
                         where plan_change.plan = :plan and plan_change.number = done.number
                        """)
                .param("now", Timestamp.from(now))
                .param("concluded", concluded == Concluded.NOW)
                .param(
                        "numbers",
                        effects.stream().map(each -> each.planned().number()).toArray(Integer[]::new))
                .param("outcomes", texts(effects, effect -> effect.outcome().name()))
                .param("sentences", texts(effects, Effect::sentence))
                .param("reallys", texts(effects, this::really))
                .param("plan", plan.value())
                .update();
    }

    private @Nullable String really(Effect effect) {
        return effect.really().map(json::change).orElse(null);
    }

    private static @Nullable String[] texts(List<Recorded> effects, Function<Effect, @Nullable String> text) {
        return effects.stream().map(each -> text.apply(each.effect())).toArray(String[]::new);
    }

    void intend(PlanId plan, List<PlannedChange> intents, Instant now) {
        if (intents.isEmpty()) {
            return;
        }
        jdbc.sql("update plan_change set intended_at = :now where plan = :plan and number = any(:numbers)")
                .param("now", Timestamp.from(now))
                .param("plan", plan.value())
                .param("numbers", numbers(intents))
                .update();
    }

    /** That an account of the site sends these changes, beside those that sent them before. */
    void send(PlanId plan, List<Integer> numbers, String account) {
        jdbc.sql("""
                        update plan_change
                           set senders = array_append(array_remove(senders, :account), :account)
                         where plan = :plan and number = any(:numbers)
                        """)
                .param("account", account)
                .param("plan", plan.value())
                .param("numbers", numbers.toArray(Integer[]::new))
                .update();
    }

    /** Who sent each of these changes, by their numbers. */
    Map<Integer, Set<String>> senders(PlanId plan, List<Integer> numbers) {
        var senders = new HashMap<Integer, Set<String>>();
        jdbc.sql("select number, senders from plan_change where plan = :plan and number = any(:numbers)")
                .param("plan", plan.value())
                .param("numbers", numbers.toArray(Integer[]::new))
                .query(row -> {
                    senders.put(row.getInt("number"), Set.of((String[])
                            row.getArray("senders").getArray()));
                });
        return senders;
    }

    void conclude(PlanId plan, List<PlannedChange> upheld) {
        jdbc.sql("update plan_change set concluded = true where plan = :plan and number = any(:numbers)")
                .param("plan", plan.value())
                .param("numbers", numbers(upheld))
                .update();
    }

    private static Integer[] numbers(List<PlannedChange> changes) {
        return changes.stream().map(PlannedChange::number).toArray(Integer[]::new);
    }
}
