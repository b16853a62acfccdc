package org.espalier.sandbox.issues;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Why a request is not carried out, as Jira tells it; nothing was changed. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<String> messages;
    private final transient Map<String, String> errors;

    private Refusal(int status, List<String> messages, Map<String, String> errors) {
        super(messages + " " + errors);
        this.status = status;
        this.messages = List.copyOf(messages);
        this.errors = Collections.unmodifiableMap(new LinkedHashMap<>(errors));
    }

    /** A request that cannot be understood or carried out as it stands. */
    public static Refusal badRequest(String message) {
        return new Refusal(400, List.of(message), Map.of());
    }

    /** Several reasons at once. */
    public static Refusal badRequest(List<String> messages) {
        return new Refusal(400, messages, Map.of());
    }

    /** A field that cannot have the value. */
    public static Refusal badField(String field, String message) {
        return new Refusal(400, List.of(), Map.of(field, message));
    }

    /** Fields that cannot have their values. */
    public static Refusal badFields(Map<String, String> errors) {
        return new Refusal(400, List.of(), errors);
    }

    /** A field that this Jira does not let anybody set. */
    public static String unsettable(String field) {
        return "Field '" + field + "' cannot be set. It is not on the appropriate screen, or unknown.";
    }

    /** A request by nobody that only somebody may make. */
    public static Refusal notSignedIn(String message) {
        return new Refusal(401, List.of(message), Map.of());
    }

    /** A request that this caller may not make. */
    public static Refusal forbidden(String message) {
        return new Refusal(403, List.of(message), Map.of());
    }

    /** Something that is not there, or that this caller may not see: the texts are the same on purpose. */
    public static Refusal notFound(String message) {
        return new Refusal(404, List.of(message), Map.of());
    }

    /** An issue that is not there, or that this caller may not see. */
    public static Refusal noSuchIssue() {
        return notFound("Issue does not exist or you do not have permission to see it.");
    }

    /** More than Jira keeps; its documents know no body of such an answer. */
    public static Refusal tooMuch() {
        return new Refusal(413, List.of(), Map.of());
    }

    /** A body that is not JSON, or none where one is needed. */
    public static Refusal badType() {
        return new Refusal(415, List.of("Unsupported Media Type"), Map.of());
    }

    /** A method that is not known at its path. */
    public static Refusal badMethod(String message) {
        return new Refusal(405, List.of(message), Map.of());
    }

    /** A write that met another one; reading again and repeating helps. */
    public static Refusal conflict() {
        return new Refusal(
                409, List.of("The issue was changed by somebody else meanwhile. Read it again and retry."), Map.of());
    }

    /** What was removed from Jira. */
    public static Refusal gone(String message) {
        return new Refusal(410, List.of(message), Map.of());
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** What is said in general. */
    public List<String> messages() {
        return messages;
    }

    /** What is said about fields. */
    public Map<String, String> errors() {
        return errors;
    }
}
