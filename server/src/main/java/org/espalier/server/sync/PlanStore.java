package org.espalier.server.sync;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.agreement.Agreed;
import org.espalier.core.change.Kind;
import org.espalier.core.fact.Direction;
import org.espalier.core.plan.Plan;
import org.espalier.core.plan.PlannedChange;
import org.espalier.server.jobs.JobId;
import org.espalier.server.platform.BulkCopy;
import org.espalier.server.platform.Ids;
import org.espalier.server.tracker.Aim;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps plans. What a plan proposes is written once; only its state and what a person decided change (L8). */
@Component
class PlanStore {
    private static final String CHANGE_COLUMNS =
            "plan, number, kind, issue, issue_key, row_id, before, after, reason, ticked, change, consequence";

    private final JdbcClient jdbc;
    private final BulkCopy bulk;
    private final PlanJson json;
    private final PlanLists lists;
    private final Ids ids;

    PlanStore(JdbcClient jdbc, BulkCopy bulk, PlanJson json, Ids ids) {
        this.ids = ids;
        this.jdbc = jdbc;
        this.bulk = bulk;
        this.json = json;
        this.lists = new PlanLists(json.mapper());
    }

    PlanId freshId() {
        return new PlanId(ids.fresh("plan"));
    }

    /** Stores a new plan, and what it was made for, in the transaction of the caller. */
    void save(StoredPlan stored, Aim aim) {
        var plan = stored.plan();
        jdbc.sql("""
                        insert into plan (id, job, structure, synchronizer, number, direction, state, fingerprint, unsettled,
                                          halts, warnings, conflicts, skips, consequence, seen_at, ready_at, expires_at,
                                          base_url, projects)
                        values (:id, :job, :structure, :synchronizer, :number, :direction, :state, :fingerprint, :unsettled,
                                cast(:halts as jsonb), cast(:warnings as jsonb), cast(:conflicts as jsonb),
                                cast(:skips as jsonb), :consequence, :seen, :ready, :expires, :baseUrl, :projects)
                        """)
                .param("id", stored.id().value())
                .param("job", stored.belongs().job().value())
                .param("structure", stored.belongs().structure())
                .param("synchronizer", stored.belongs().synchronizer().orElse(null))
                .param("number", stored.belongs().number())
                .param("direction", plan.direction().map(Enum::name).orElse(null))
                .param("state", stored.state().name())
                .param("fingerprint", plan.fingerprint().value())
                .param("unsettled", plan.unsettled())
                .param("halts", lists.halts(plan.halts()))
                .param("warnings", lists.warnings(plan.warnings()))
                .param("conflicts", lists.conflicts(plan.conflicts()))
                .param("skips", lists.skips(plan.skips()))
                .param("consequence", stored.consequence())
                .param("seen", Timestamp.from(stored.times().seen()))
                .param("ready", Timestamp.from(stored.times().ready()))
                .param("expires", Timestamp.from(stored.times().expires()))
                .param("baseUrl", aim.baseUrl().toString())
                .param("projects", PlanRows.projects(aim))
                .update();
        saveChanges(stored.id(), plan.changes());
        saveAgreed(stored.id(), plan.agreed());
    }

    private void saveChanges(PlanId id, List<PlannedChange> changes) {
        bulk.into(
                "plan_change (" + CHANGE_COLUMNS + ")",
                changes,
                (row, change) -> row.text(id.value())
                        .number(change.number())
                        .text(change.change().kind().name())
                        .number(change.issue().map(issue -> issue.id().value()).orElse(null))
                        .text(change.issue().map(issue -> issue.key().value()).orElse(null))
                        .number(PlanRows.rowOf(change.change()))
                        .text(json.before(change.change()))
                        .text(json.after(change.change()))
                        .text(change.reason().sentence())
                        .truth(change.ticked() == PlannedChange.Ticked.FROM_THE_START)
                        .text(json.change(change.change()))
                        .text(json.consequence(change.consequence())));
    }

    private void saveAgreed(PlanId id, List<Agreed> equal) {
        bulk.into(
                "plan_agreed (plan, fact, value)",
                equal,
                (row, agreed) ->
                        row.text(id.value()).text(FactText.of(agreed.fact())).text(FactText.of(agreed.value())));
    }

    /** The whole plan with all its changes. */
    Optional<StoredPlan> find(PlanId id) {
        return head(id).map(head -> withChanges(head, changes(id), agreed(id)));
    }

    /** The plan without its changes and without what was found equal: what is asked while only its state matters. */
    Optional<StoredPlan> head(PlanId id) {
        return jdbc.sql("select * from plan where id = :id")
                .param("id", id.value())
                .query((row, number) -> {
                    var direction =
                            Optional.ofNullable(row.getString("direction")).map(Direction::valueOf);
                    var plan = new Plan(
                            direction,
                            List.of(),
                            List.of(),
                            lists.conflicts(row.getString("conflicts")),
                            lists.skips(row.getString("skips")),
                            row.getInt("unsettled"),
                            lists.halts(row.getString("halts")),
                            lists.warnings(row.getString("warnings")));
                    return new StoredPlan(
                            id,
                            new StoredPlan.Belongs(
                                    new JobId(row.getString("job")),
                                    row.getLong("structure"),
                                    Optional.ofNullable(row.getString("synchronizer")),
                                    row.getLong("number")),
                            PlanState.valueOf(row.getString("state")),
                            plan,
                            row.getString("consequence"),
                            PlanRows.kinds((String[]) row.getArray("include").getArray()),
                            new StoredPlan.Times(
                                    row.getTimestamp("seen_at").toInstant(),
                                    row.getTimestamp("ready_at").toInstant(),
                                    row.getTimestamp("expires_at").toInstant()));
                })
                .optional();
    }

    /** What the plan was made for. */
    Aim aim(PlanId id) {
        return jdbc.sql("select base_url, projects from plan where id = :id")
                .param("id", id.value())
                .query((row, number) -> PlanRows.aim(row))
                .single();
    }

    /** How many changes of each kind the plan has. */
    Map<Kind, Integer> counts(PlanId id) {
        var counts = new EnumMap<Kind, Integer>(Kind.class);
        jdbc.sql("select kind, count(*) as n from plan_change where plan = :plan group by kind")
                .param("plan", id.value())
                .query(row -> {
                    counts.put(Kind.valueOf(row.getString("kind")), row.getInt("n"));
                });
        return counts;
    }

    /** Moves a plan on if it is in that state; answers whether it was. */
    boolean move(PlanId id, PlanState from, PlanState to, Set<Kind> include) {
        return jdbc.sql("update plan set state = :to, include = :include where id = :id and state = :from")
                        .param("id", id.value())
                        .param("from", from.name())
                        .param("to", to.name())
                        .param("include", include.stream().map(Enum::name).toArray(String[]::new))
                        .update()
                == 1;
    }

    /** Plans that nobody decided about in time. */
    List<PlanId> expired(Instant now) {
        return jdbc.sql("select id from plan where state = 'READY' and expires_at < :now order by id limit 100")
                .param("now", Timestamp.from(now))
                .query((row, number) -> new PlanId(row.getString("id")))
                .list();
    }

    /** The waiting plans of a synchronizer. */
    List<PlanId> readyOf(String synchronizer) {
        return jdbc.sql("select id from plan where state = 'READY' and synchronizer = :synchronizer")
                .param("synchronizer", synchronizer)
                .query((row, number) -> new PlanId(row.getString("id")))
                .list();
    }

    /** The waiting plans of some structures. */
    List<PlanId> readyIn(List<Long> structures) {
        return jdbc.sql("select id from plan where state = 'READY' and structure = any(:structures) order by id")
                .param("structures", structures.toArray(Long[]::new))
                .query((row, number) -> new PlanId(row.getString("id")))
                .list();
    }

    private List<PlannedChange> changes(PlanId id) {
        return jdbc.sql("select * from plan_change where plan = :plan order by number")
                .param("plan", id.value())
                .query((row, number) -> PlanRows.planned(row, json))
                .list();
    }

    private List<Agreed> agreed(PlanId id) {
        return jdbc.sql("select fact, value from plan_agreed where plan = :plan")
                .param("plan", id.value())
                .query((row, number) ->
                        new Agreed(FactText.fact(row.getString("fact")), FactText.value(row.getString("value"))))
                .list();
    }

    private static StoredPlan withChanges(StoredPlan head, List<PlannedChange> changes, List<Agreed> agreed) {
        var plan = head.plan();
        var whole = new Plan(
                plan.direction(),
                changes,
                agreed,
                plan.conflicts(),
                plan.skips(),
                plan.unsettled(),
                plan.halts(),
                plan.warnings());
        return new StoredPlan(
                head.id(), head.belongs(), head.state(), whole, head.consequence(), head.include(), head.times());
    }

    /** The kinds of a plan that take something away. */
    static Set<Kind> destructive() {
        var kinds = EnumSet.noneOf(Kind.class);
        Arrays.stream(Kind.values()).filter(Kind::destructive).forEach(kinds::add);
        return kinds;
    }
}
