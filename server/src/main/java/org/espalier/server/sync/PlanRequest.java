package org.espalier.server.sync;

import java.util.Optional;
import org.espalier.core.synchronizer.Ask.NeverLinked;
import org.espalier.server.jobs.JobId;

/**
 * What a job was asked to plan, beside its order.
 *
 * @param rule the type and the parameters as JSON; absent for an undo
 * @param ofJob the job that is taken back or tried again
 * @param runAs the account in whose name Jira is asked and written to (L18)
 */
record PlanRequest(Optional<Rule> rule, NeverLinked neverLinked, Optional<JobId> ofJob, String runAs) {

    record Rule(SynchronizerType type, String parameters) {}
}
