package org.espalier.server.sync;

import java.util.function.Supplier;
import org.espalier.core.run.Applying;

/**
 * The application of one job's plan by the worker that holds its structure's lease.
 *
 * @param begin goes on where the journal ends, each time anew (L11)
 * @param stop hears whether the job shall end
 */
record Application(StoredPlan plan, Supplier<Applying> begin, StopRequest stop, JobProgress progress) {}
