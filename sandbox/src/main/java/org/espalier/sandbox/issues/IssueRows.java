package org.espalier.sandbox.issues;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The rows of issues: makes them, takes them for a write, stamps them, and announces what becomes of them. */
@Component
class IssueRows {

    /** Held while ranks are given or changed. */
    private static final long ONE_AT_A_TIME = 740_451;

    private final JdbcClient database;
    private final Clock clock;
    private final Workflows workflows;
    private final Conduct conduct;
    private final ApplicationEventPublisher listeners;

    IssueRows(
            JdbcClient database,
            Clock clock,
            Workflows workflows,
            Conduct conduct,
            ApplicationEventPublisher listeners) {
        this.database = database;
        this.clock = clock;
        this.workflows = workflows;
        this.conduct = conduct;
        this.listeners = listeners;
    }

    /** Refuses where a test wants this write to meet another one. */
    void refuseIfAnotherWriteIsPlayed() {
        conduct.contention().meet();
    }

    /** Tells whoever listens what this transaction writes; entries of the history are announced by the history. */
    void announce(Happening happening) {
        listeners.publishEvent(happening);
    }

    /**
     * Holds the rows until the transaction ends, always in the order of the ids, so that two writes never wait for each
     * other in a circle.
     */
    List<Long> lock(long... ids) {
        return database.sql("select id from issue where id = any(:ids) order by id for no key update")
                .param("ids", LongStream.of(ids).distinct().sorted().toArray())
                .query(Long.class)
                .list();
    }

    /** Holds the order of all issues until the transaction ends, before any row, so that no two get the same rank. */
    void holdRanks() {
        database.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", ONE_AT_A_TIME)
                .query(row -> {});
    }

    /** This moment, as precise as Jira keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Says that the issues were changed at that moment; a stamp never goes back. */
    void touch(Instant moment, long... ids) {
        database.sql("update issue set updated = greatest(updated, :moment) where id = any(:ids)")
                .param("moment", Moments.parameter(moment))
                .param("ids", ids)
                .update();
    }

    /** The same where a change is such that stamps may or may not move. */
    void touch(Stamping.Cause cause, Instant moment, long... ids) {
        if (conduct.stamping().current().contains(cause)) {
            touch(moment, ids);
        }
    }

    /** Puts an issue into a status. */
    void setStatus(long issue, Status status) {
        database.sql("update issue set status_id = :status where id = :id")
                .param("status", status.id())
                .param("id", issue)
                .update();
    }

    /** Writes what the fields hold; an issue is resolved since the moment in which it got the resolution it has. */
    void write(long issue, Contents contents, Instant moment) {
        put(database.sql("""
                        update issue set priority_id = :priority, resolution_id = :resolution, summary = :summary,
                            resolved = case when :resolution is null then null
                                when resolution_id is distinct from :resolution then :moment else resolved end,
                            labels = :labels::text[], assignee = :assignee, reporter = :reporter,
                            fix_versions = :fixVersions::bigint[], versions = :versions::bigint[],
                            components = :components::bigint[], extra = :extra::jsonb
                        where id = :id
                        """).param("id", issue).param("moment", Moments.parameter(moment)), contents)
                .update();
    }

    /** Makes the row of a new issue, the last in rank, with the next number of its project; its id. */
    long insert(Caller caller, IssueDraft draft, Instant now) {
        long number = nextNumber(draft.project());
        String last = database.sql("select coalesce(max(rank), '0|i00000:') from issue where not hidden")
                .query(String.class)
                .single();
        String key = draft.project().key() + "-" + number;
        long id = put(
                        database.sql("""
                        insert into issue (id, key, project_id, number, type_id, status_id, priority_id, resolution_id,
                                           resolved, summary, labels, created, updated, rank, hidden, assignee, reporter, creator,
                                           fix_versions, versions, components, extra)
                        values (nextval('issue_id'), :key, :project, :number, :type, :status, :priority, :resolution,
                                case when :resolution is not null then :now end, :summary, :labels::text[], :now, :now, :rank, false, :assignee, :reporter, :creator,
                                :fixVersions::bigint[], :versions::bigint[], :components::bigint[], :extra::jsonb)
                        returning id
                        """)
                                .param("key", key)
                                .param("project", draft.project().id())
                                .param("number", number)
                                .param("type", draft.type().id())
                                .param(
                                        "status",
                                        workflows.initial(draft.project()).id())
                                .param("creator", caller.author().id())
                                .param("now", Moments.parameter(now))
                                .param("rank", Ranks.after(last)),
                        Contents.NONE.after(draft.edit()))
                .query(Long.class)
                .single();
        addKey(key, id);
        return id;
    }

    /** A number once given is never given again. */
    long nextNumber(Project project) {
        return database.sql("update project set last_number = last_number + 1 where id = :id returning last_number")
                .param("id", project.id())
                .query(Long.class)
                .single();
    }

    /** Lets the issue be found by that key from now on. */
    void addKey(String key, long issue) {
        database.sql("insert into issue_key (key, issue_id) values (:key, :id)")
                .param("key", key.toUpperCase(Locale.ROOT))
                .param("id", issue)
                .update();
    }

    private static JdbcClient.StatementSpec put(JdbcClient.StatementSpec statement, Contents contents) {
        return statement
                .param("priority", number(contents, IssueField.PRIORITY), Types.BIGINT)
                .param("resolution", number(contents, IssueField.RESOLUTION), Types.BIGINT)
                .param("summary", contents.only(IssueField.SUMMARY).orElse(""))
                .param("labels", contents.array(IssueField.LABELS))
                .param("assignee", contents.only(IssueField.ASSIGNEE).orElse(null), Types.VARCHAR)
                .param("reporter", contents.only(IssueField.REPORTER).orElse(null), Types.VARCHAR)
                .param("fixVersions", contents.array(IssueField.FIX_VERSIONS))
                .param("versions", contents.array(IssueField.VERSIONS))
                .param("components", contents.array(IssueField.COMPONENTS))
                .param("extra", contents.extra());
    }

    private static @Nullable Long number(Contents contents, IssueField field) {
        return contents.only(field).map(Long::valueOf).orElse(null);
    }

    /** Keeps a value in the data of an issue that has no column for it. */
    void keep(long id, String name, JsonNode value) {
        database.sql("update issue set extra = extra || jsonb_build_object(:name, :value::jsonb) where id = :id")
                .param("name", name)
                .param("value", value.toString())
                .param("id", id)
                .update();
    }
}
