package org.espalier.server.audit;

import org.jspecify.annotations.Nullable;

/** Something that happened: who or what caused it, what it happened to, and what it was (L19). */
public record AuditEntry(Cause cause, Subject subject, Deed deed) {

    /**
     * Who or what caused it.
     *
     * @param actor the person, or the person in whose name a program acted
     * @param via through which door, such as {@code API}, {@code JOB} or {@code UNDO}
     * @param step the step of a plan that it was; null for an edit
     */
    public record Cause(String actor, String via, @Nullable Step step) {}

    /** One change of a plan that a job applies. */
    public record Step(
            @Nullable String job,
            @Nullable String plan,
            @Nullable Long changeNumber,
            @Nullable String synchronizer) {}

    /** What it happened to; null where it happened to no such thing. */
    public record Subject(
            @Nullable Long structure,
            @Nullable Long issue,
            @Nullable String issueKey,
            @Nullable Long row) {}

    /**
     * What happened.
     *
     * @param kind the kind of change, such as {@code ROW_MOVE}
     * @param effect what an attempt really did; null unless the phase is {@link Phase#EFFECT}
     * @param values before and after
     * @param reason for people
     */
    public record Deed(
            String kind,
            Phase phase,
            @Nullable String effect,
            Values values,
            @Nullable String reason) {}

    /** What was and what is, as JSON texts; null where there is nothing to say. */
    public record Values(@Nullable String before, @Nullable String after) {

        public static final Values NONE = new Values(null, null);
    }

    /** At which point of a change the entry was written. */
    public enum Phase {
        /** Before the attempt; durable before any request leaves (L10). */
        INTENT,
        /** After the attempt, with what it did. */
        EFFECT,
        /** A person's edit, which needs no attempt. */
        EDIT
    }
}
