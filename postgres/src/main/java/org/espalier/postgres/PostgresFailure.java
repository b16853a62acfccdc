package org.espalier.postgres;

/** Why the bundled PostgreSQL cannot serve; its message tells a person what happened, what stayed and what to do. */
public class PostgresFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A failure whose whole story is its message. */
    public PostgresFailure(String message) {
        super(message);
    }

    /** A failure with the cause that a developer may want to see. */
    public PostgresFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
