package org.espalier.server.platform;

import java.util.List;

/**
 * A request that was not carried out, told to the person who can act on it. {@code web} answers it as a problem of RFC
 * 9457; any module may throw it, and whoever does has changed nothing.
 */
public class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why in general, which decides the answer's status. */
    public enum Kind {
        /** The request cannot be understood. */
        MALFORMED,
        /** Nobody is signed in. */
        UNAUTHENTICATED,
        /** The person signed in may not do this. */
        FORBIDDEN,
        /** What the request names is not here. */
        NOT_FOUND,
        /** The request does not fit the present state. */
        CONFLICT,
        /** What the request names was here and is no more. */
        GONE,
        /** What the request was made on has changed since. */
        STALE,
        /** The request is longer than allowed. */
        TOO_LARGE,
        /** The request is understood and asks for what cannot be. */
        UNPROCESSABLE,
        /** The request does not say which version it was made on. */
        VERSION_NEEDED,
        /** Something that this server needs is away for a while. */
        UNAVAILABLE,
        /** What the request would store has no room. */
        NO_ROOM
    }

    private final Kind kind;
    private final String code;
    private final transient List<Fault> faults;

    /** A refusal that also says what is wrong with each part of the request. */
    public Refusal(Kind kind, String code, String sentence, List<Fault> faults) {
        super(sentence);
        this.kind = kind;
        this.code = code;
        this.faults = List.copyOf(faults);
    }

    /** A refusal whose whole story is one sentence. */
    public Refusal(Kind kind, String code, String sentence) {
        this(kind, code, sentence, List.of());
    }

    /** What a person named is not here: {@code Refusal.notFound("structure", "str_9")}. */
    public static Refusal notFound(String noun, String id) {
        return new Refusal(Kind.NOT_FOUND, "not_found", "There is no " + noun + " " + id + ".");
    }

    /** What was asked is understood and cannot be. */
    public static Refusal unprocessable(String code, String sentence) {
        return new Refusal(Kind.UNPROCESSABLE, code, sentence);
    }

    /** One field of the body asks for what cannot be. */
    public static Refusal unprocessable(Fault fault) {
        return new Refusal(Kind.UNPROCESSABLE, fault.code(), fault.detail(), List.of(fault));
    }

    /** One field of the body cannot be understood. */
    public static Refusal malformed(Fault fault) {
        return new Refusal(Kind.MALFORMED, fault.code(), fault.detail(), List.of(fault));
    }

    public Kind kind() {
        return kind;
    }

    /** For programs, lower snake case. */
    public String code() {
        return code;
    }

    /** For people: what happened, what was not changed, what to do. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    public List<Fault> faults() {
        return faults;
    }
}
