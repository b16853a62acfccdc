package org.espalier.server.sync;

/** The server ends while a job runs; the queue takes the job up again after the next start (L11). */
final class ServerEnds extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ServerEnds() {
        super("The server ends; the job goes on after the next start.");
    }
}
