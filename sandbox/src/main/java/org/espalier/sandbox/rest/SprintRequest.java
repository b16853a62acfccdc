package org.espalier.sandbox.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.issues.Sprint;
import tools.jackson.databind.JsonNode;

/** What a body says of a sprint; what only Jira sets, such as the date of completion, is passed over. */
record SprintRequest(JsonNode body) {

    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd'T'HH:mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[XXX][XX]")
            .toFormatter(Locale.ROOT);

    SprintRequest {
        Payload.object(body);
    }

    /** A sprint to be made. */
    Sprint draft() {
        return full(new Sprint(
                0,
                0,
                "",
                new Sprint.Course(Sprint.State.FUTURE, Optional.empty(), Optional.empty(), Optional.empty()),
                ""));
    }

    /** The sprint with everything that the body names. */
    Sprint partial(Sprint sprint) {
        Sprint.Course course = sprint.course();
        return new Sprint(
                sprint.id(),
                sprint.boardId(),
                text("name").orElse(sprint.name()),
                new Sprint.Course(
                        state().orElse(course.state()),
                        body.has("startDate") ? date("startDate") : course.starts(),
                        body.has("endDate") ? date("endDate") : course.ends(),
                        course.completed()),
                body.has("goal") ? text("goal").orElse("") : sprint.goal());
    }

    /** The sprint exactly as the body says, so that what it does not name is cleared. */
    Sprint full(Sprint sprint) {
        return new Sprint(
                sprint.id(),
                sprint.boardId(),
                text("name").orElse(""),
                new Sprint.Course(
                        state().orElse(sprint.state()),
                        date("startDate"),
                        date("endDate"),
                        sprint.course().completed()),
                text("goal").orElse(""));
    }

    private Optional<String> text(String name) {
        Optional<String> text = Payload.text(body.path(name));
        if (text.filter(value -> !Payload.storable(value)).isPresent()) {
            throw Refusal.badRequest("The " + name + " contains characters that are no text; no sprint was changed.");
        }
        return text;
    }

    private Optional<Sprint.State> state() {
        return text("state")
                .map(word -> Sprint.State.of(word)
                        .orElseThrow(() -> Refusal.badRequest(
                                "A sprint is future, active or closed, not '" + word + "'; no sprint was changed.")));
    }

    private Optional<Instant> date(String name) {
        return Payload.text(body.path(name)).filter(text -> !text.isEmpty()).map(text -> date(name, text));
    }

    private static Instant date(String name, String text) {
        try {
            return OffsetDateTime.parse(text, DATE).toInstant();
        } catch (DateTimeException invalid) {
            throw Refusal.badRequest("The " + name + " must be a time such as 2026-09-27T10:03:11.123+02:00, not '"
                    + text + "'; no sprint was changed.");
        }
    }
}
