package org.espalier.server.acceptance;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Adds to a failure what the running programs have printed. */
final class OutputOnFailure implements TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw explained(failure);
    }

    @Override
    public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw explained(failure);
    }

    private static Throwable explained(Throwable failure) {
        failure.addSuppressed(new Printed(Program.outputOfAll()));
        return failure;
    }

    /** What was printed, where failures are shown. */
    private static final class Printed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Printed(String output) {
            super(output, null, false, false);
        }
    }
}
