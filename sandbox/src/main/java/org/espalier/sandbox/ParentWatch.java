package org.espalier.sandbox;

/** Ends this process when the one that started it is gone, so that a killed server leaves no sandbox behind. */
final class ParentWatch {

    private ParentWatch() {}

    /** Runs the ending once the process with that number has ended, or at once if it is already gone. */
    static void endWith(long parent, Runnable ending) {
        ProcessHandle.of(parent)
                .ifPresentOrElse(
                        process -> process.onExit().thenRun(ending).exceptionally(failure -> {
                            ending.run();
                            return null;
                        }),
                        ending);
    }
}
