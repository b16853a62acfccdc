package org.espalier.server.jira;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The same work on many parts, several at once; the first failure ends it. */
final class Parallel {

    /** Fewer than a site allows, so that people's questions find room beside a run. */
    static final int AT_ONCE = 6;

    private Parallel() {}

    /** What may fail on one part. */
    interface Work<P> {
        void on(P part) throws JiraFailure, InterruptedException;
    }

    /** Does the work and answers the failure that ended it, if one did; parts done before stay done. */
    static <P> Optional<JiraFailure> each(List<P> parts, Work<P> work) throws InterruptedException {
        var next = new AtomicInteger();
        var failure = new AtomicReference<@Nullable JiraFailure>();
        Callable<Boolean> worker = () -> {
            for (int at = next.getAndIncrement(); at < parts.size(); at = next.getAndIncrement()) {
                if (failure.get() != null) {
                    return false;
                }
                try {
                    work.on(parts.get(at));
                } catch (JiraFailure failed) {
                    failure.compareAndSet(null, failed);
                }
            }
            return true;
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var workers = Collections.nCopies(Math.min(AT_ONCE, parts.size()), worker);
            for (var each : threads.invokeAll(workers)) {
                each.get();
            }
        } catch (ExecutionException unforeseen) {
            throw new IllegalStateException("A read failed in a way nobody foresaw; this indicates a bug.", unforeseen);
        }
        return Optional.ofNullable(failure.get());
    }
}
