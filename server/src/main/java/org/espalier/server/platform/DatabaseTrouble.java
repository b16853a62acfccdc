package org.espalier.server.platform;

/** Why our own database did not do what it was asked; its transactions are done as a whole or not at all. */
public enum DatabaseTrouble {
    DISK_FULL(
            Refusal.Kind.NO_ROOM,
            "database_disk_full",
            "The disk of the database is full; nothing is half done. Make room on it and try again.",
            "The disk of the database is full; the job goes on by itself once there is room."),
    READ_ONLY(
            Refusal.Kind.UNAVAILABLE,
            "database_read_only",
            "The database cannot write to its folder; nothing is half done."
                    + " Make the folder writable again and try again.",
            "The database cannot write to its folder; the job goes on by itself once it can."),
    AWAY(
            Refusal.Kind.UNAVAILABLE,
            "database_unavailable",
            "The database does not answer at the moment; try again in a few seconds.",
            "The database does not answer at the moment; the job goes on by itself once it does.");

    private final Refusal.Kind kind;
    private final String code;
    private final String sentence;
    private final String waiting;

    DatabaseTrouble(Refusal.Kind kind, String code, String sentence, String waiting) {
        this.kind = kind;
        this.code = code;
        this.sentence = sentence;
        this.waiting = waiting;
    }

    /** For whoever sent a request. */
    public Refusal refusal() {
        return new Refusal(kind, code, sentence);
    }

    /** For whoever looks at a job that does not go on. */
    public String waiting() {
        return waiting;
    }
}
