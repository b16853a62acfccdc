package org.espalier.server;

/** The end of this program, from the moment at which it was told to end. */
final class Ending {

    private Ending() {}

    /** What fails from then on fails for that reason: the pools and the database are closed one by one. */
    static boolean hasBegun() {
        var hook = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            Runtime.getRuntime().removeShutdownHook(hook);
            return false;
        } catch (IllegalStateException ending) {
            return true;
        }
    }
}
