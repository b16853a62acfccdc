package org.espalier.server.sync;

import java.util.List;
import java.util.Optional;
import org.espalier.core.change.Kind;
import org.espalier.server.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The changes of stored plans, page by page, as people and scripts read them. */
@Service
public class PlanChanges {
    private final JdbcClient jdbc;
    private final PlanJson changes;
    private final JsonMapper json;

    PlanChanges(JdbcClient jdbc, PlanJson json) {
        this.jdbc = jdbc;
        this.changes = json;
        this.json = json.mapper();
    }

    /**
     * One change of a plan.
     *
     * @param included whether it starts ticked
     * @param effect what became of it, once it was attempted
     * @param replaced somebody else's value that it replaced and that could not be given back (L9)
     * @param sentence what there is to tell of the effect
     */
    public record Entry(
            String id,
            String kind,
            @Nullable String synchronizer,
            @Nullable Issue issue,
            @Nullable Long row,
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            String reason,
            boolean destructive,
            boolean included,
            @Nullable String effect,
            @Nullable JsonNode replaced,
            @Nullable String sentence) {}

    public record Issue(String id, String key) {}

    /** The changes with a number above one, in the plan's order; of one kind where its name is given. */
    public List<Entry> after(PlanId plan, Optional<String> kind, long number, int most) {
        known(jdbc, plan);
        return jdbc.sql("""
                        select change.*, plan.synchronizer
                          from plan_change change join plan on plan.id = change.plan
                         where change.plan = :plan
                           and change.number > :after
                           and (cast(:kind as text) is null or change.kind = :kind)
                         order by change.number
                         limit :most
                        """)
                .param("plan", plan.value())
                .param("after", number)
                .param("kind", kind.orElse(null))
                .param("most", most)
                .query((row, at) -> new Entry(
                        Integer.toString(row.getInt("number")),
                        row.getString("kind"),
                        row.getString("synchronizer"),
                        PlanRows.issue(row)
                                .map(issue -> new Issue(
                                        Long.toString(issue.id().value()),
                                        issue.key().value()))
                                .orElse(null),
                        row.getObject("row_id", Long.class),
                        tree(row.getString("before")),
                        tree(row.getString("after")),
                        row.getString("reason"),
                        Kind.valueOf(row.getString("kind")).destructive(),
                        row.getBoolean("ticked"),
                        row.getString("outcome"),
                        replaced(row.getString("really")),
                        sentence(row.getString("sentence"))))
                .list();
    }

    /** Refuses a plan that nobody made. */
    static void known(JdbcClient jdbc, PlanId plan) {
        var known = jdbc.sql("select exists (select 1 from plan where id = :plan)")
                .param("plan", plan.value())
                .query(Boolean.class)
                .single();
        if (!known) {
            throw Refusal.notFound("plan", plan.value());
        }
    }

    private @Nullable JsonNode replaced(@Nullable String really) {
        return really == null ? null : tree(changes.before(changes.change(really)));
    }

    private static @Nullable String sentence(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private @Nullable JsonNode tree(@Nullable String text) {
        return text == null ? null : json.readTree(text);
    }
}
