package org.espalier.server.tracker;

import java.util.function.Supplier;

/**
 * Whether the run of this thread may still write. The adapter asks at the last moment before a request leaves, for a
 * whole process may have slept since the lease was looked at (L17).
 */
public final class WritePermit {

    private static final ScopedValue<Permit> OF_RUN = ScopedValue.newInstance();

    private WritePermit() {}

    /** What allows a run to write for a short time. */
    public interface Permit {

        /** Makes sure that it is still this run's, and lets it begin anew. */
        void renew();

        /** Whether it still lasts, without asking anybody. */
        boolean lasts();
    }

    /** Does the attempt; what it writes leaves only while the permit lasts. */
    public static <T> T during(Permit permit, Supplier<T> attempt) {
        return ScopedValue.where(OF_RUN, permit).call(attempt::get);
    }

    /** Called right before each writing request, for what is read on the way to it may take longer than a permit. */
    public static void renew() {
        if (OF_RUN.isBound()) {
            OF_RUN.get().renew();
        }
    }

    /** Whether a writing request may leave now; always so outside of a run. */
    public static boolean holds() {
        return !OF_RUN.isBound() || OF_RUN.get().lasts();
    }
}
