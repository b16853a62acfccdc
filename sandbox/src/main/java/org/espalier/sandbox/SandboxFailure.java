package org.espalier.sandbox;

/** Why the sandbox ends; the message is one sentence for the person who started it. */
public final class SandboxFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What the process answers to whoever started it. */
    public enum Exit {
        /** Something in the world was in the way. */
        FAILURE(1),
        /** The command line cannot be understood. */
        USAGE(2);

        private final int code;

        Exit(int code) {
            this.code = code;
        }

        /** The exit code. */
        public int code() {
            return code;
        }
    }

    private final Exit exit;

    private SandboxFailure(Exit exit, String sentence) {
        super(sentence);
        this.exit = exit;
    }

    /** Something in the world was in the way: a port, a folder, a file. */
    public static SandboxFailure because(String sentence) {
        return new SandboxFailure(Exit.FAILURE, sentence);
    }

    /** The command line cannot be understood. */
    public static SandboxFailure usage(String sentence) {
        return new SandboxFailure(Exit.USAGE, sentence);
    }

    /** What the process answers. */
    public Exit exit() {
        return exit;
    }
}
