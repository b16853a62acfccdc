package org.espalier.server.sync;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.espalier.core.fact.Direction;
import org.espalier.core.synchronizer.Ask.NeverLinked;
import org.espalier.server.access.Person;
import org.espalier.server.jobs.Job;
import org.espalier.server.jobs.JobId;
import org.espalier.server.jobs.JobKind;
import org.espalier.server.jobs.Jobs;
import org.espalier.server.platform.Refusal;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/**
 * Asks for plans: of a resync, of a one-time import or export, of an undo, of a second try. Nothing else is written.
 */
@Service
public class PlanRequests {
    private final PlanRequestStore requests;
    private final Jobs jobs;
    private final Synchronizers synchronizers;
    private final SynchronizerRules rules;
    private final BeforePlanning before;

    PlanRequests(
            PlanRequestStore requests,
            Jobs jobs,
            Synchronizers synchronizers,
            SynchronizerRules rules,
            BeforePlanning before) {
        this.requests = requests;
        this.jobs = jobs;
        this.synchronizers = synchronizers;
        this.rules = rules;
        this.before = before;
    }

    /** A resync of an installed synchronizer. */
    public JobId resync(String synchronizer, Direction direction, NeverLinked neverLinked, Person person) {
        var installed = synchronizers.synchronizer(synchronizer);
        before.possible(installed.structure(), installed.rule().type(), direction);
        before.inNameOf(installed.owner(), installed.structure());
        return requests.open(
                new Job.Order(
                        JobKind.RESYNC,
                        installed.structure(),
                        Optional.of(synchronizer),
                        Optional.of(direction.name()),
                        person.user()),
                new PlanRequest(
                        Optional.of(new PlanRequest.Rule(
                                installed.rule().type(), installed.rule().parameters())),
                        neverLinked,
                        Optional.empty(),
                        installed.owner()));
    }

    /** A one-time import (into) or export (from); nothing is installed. */
    public JobId once(
            long structure,
            SynchronizerType type,
            JsonNode parameters,
            Direction direction,
            NeverLinked neverLinked,
            Person person) {
        rules.check(structure, type, parameters, person.user());
        before.possible(structure, type, direction);
        return requests.open(
                new Job.Order(
                        direction == Direction.INTO_STRUCTURE ? JobKind.IMPORT : JobKind.EXPORT,
                        structure,
                        Optional.empty(),
                        Optional.of(direction.name()),
                        person.user()),
                new PlanRequest(
                        Optional.of(new PlanRequest.Rule(type, parameters.toString())),
                        neverLinked,
                        Optional.empty(),
                        person.user()));
    }

    /** The plan that takes back what a job did (L14). */
    public JobId undo(JobId done, Person person) {
        var job = jobs.job(done);
        ended(job, "taken back");
        return requests.open(
                new Job.Order(
                        JobKind.UNDO,
                        job.order().structure(),
                        job.order().synchronizer(),
                        Optional.empty(),
                        person.user()),
                new PlanRequest(Optional.empty(), NeverLinked.SKIPPED, Optional.of(done), runAs(job, person)));
    }

    /** A small plan of what a job could not do, as far as it is still wanted. */
    public JobId retryFailed(JobId incomplete, Person person) {
        var job = jobs.job(incomplete);
        ended(job, "tried again");
        var earlier = requests.of(incomplete);
        return requests.open(
                new Job.Order(
                        JobKind.RETRY,
                        job.order().structure(),
                        job.order().synchronizer(),
                        job.order().direction(),
                        person.user()),
                new PlanRequest(earlier.rule(), earlier.neverLinked(), Optional.of(incomplete), runAs(job, person)));
    }

    /** The accounts in whose names jobs ask Jira and write to it (L18); one that is not known is left out. */
    public Map<JobId, String> inWhoseName(Collection<JobId> jobs) {
        return requests.inWhoseName(jobs);
    }

    /** A synchronizer's in the name of its owner, every other in that of whoever asks (L18). */
    private String runAs(Job job, Person person) {
        var account = job.order()
                .synchronizer()
                .flatMap(synchronizers::find)
                .map(InstalledSynchronizer::owner)
                .orElse(person.user());
        before.inNameOf(account, job.order().structure());
        return account;
    }

    private static void ended(Job job, String what) {
        if (!job.state().ended()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "not_ended",
                    "The job is " + job.state() + "; only one that has ended can be " + what
                            + ". Nothing was changed.");
        }
    }
}
