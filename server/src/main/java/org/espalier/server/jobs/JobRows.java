package org.espalier.server.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads jobs and their messages from their tables. */
final class JobRows {
    private JobRows() {}

    static Job job(ResultSet row, int number) throws SQLException {
        return new Job(
                new JobId(row.getString("id")),
                new Job.Order(
                        JobKind.valueOf(row.getString("kind")),
                        row.getLong("structure"),
                        Optional.ofNullable(row.getString("synchronizer")),
                        Optional.ofNullable(row.getString("direction")),
                        row.getString("requested_by")),
                JobState.valueOf(row.getString("state")),
                new Job.Work(
                        JobPhase.valueOf(row.getString("phase")),
                        row.getLong("done"),
                        row.getLong("total"),
                        Optional.ofNullable(row.getString("plan"))),
                waiting(row),
                new Job.Times(
                        row.getTimestamp("created_at").toInstant(),
                        instant(row.getTimestamp("started_at")),
                        instant(row.getTimestamp("ended_at"))),
                row.getLong("left_different"));
    }

    private static Optional<Job.Waiting> waiting(ResultSet row) throws SQLException {
        var why = row.getString("waiting");
        var until = instant(row.getTimestamp("waiting_until"));
        return why == null ? Optional.empty() : Optional.of(new Job.Waiting(why, Optional.ofNullable(until)));
    }

    static JobMessage message(ResultSet row, int number) throws SQLException {
        return new JobMessage(
                row.getTimestamp("at").toInstant(),
                JobMessage.Level.valueOf(row.getString("level")),
                Optional.ofNullable(row.getString("issue")),
                row.getString("text"));
    }

    static Timestamp timestamp(Instant instant) {
        return Timestamp.from(instant);
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
