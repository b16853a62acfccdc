package org.espalier.server.tracker;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Whether the run of this thread may still write. The adapter asks at the last moment before a request leaves, for a
 * whole process may have slept since the lease was looked at (L17).
 */
public final class WritePermit {

    private static final ScopedValue<BooleanSupplier> OF_RUN = ScopedValue.newInstance();

    private WritePermit() {}

    /** Does the attempt; what it sends leaves only while the permit holds. */
    public static <T> T during(BooleanSupplier permit, Supplier<T> attempt) {
        return ScopedValue.where(OF_RUN, permit).call(attempt::get);
    }

    /** Whether a request may leave now; always so outside of a run. */
    public static boolean holds() {
        return !OF_RUN.isBound() || OF_RUN.get().getAsBoolean();
    }
}
