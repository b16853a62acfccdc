package org.espalier.server.sync;

import java.util.Optional;
import org.espalier.core.fact.Direction;
import org.espalier.core.synchronizer.Ask.NeverLinked;
import org.espalier.server.access.Person;
import org.espalier.server.jobs.Job;
import org.espalier.server.jobs.JobId;
import org.espalier.server.jobs.JobKind;
import org.espalier.server.jobs.Jobs;
import org.espalier.server.platform.Fault;
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
    private final StructureConnections connections;

    PlanRequests(
            PlanRequestStore requests,
            Jobs jobs,
            Synchronizers synchronizers,
            SynchronizerRules rules,
            StructureConnections connections) {
        this.requests = requests;
        this.jobs = jobs;
        this.synchronizers = synchronizers;
        this.rules = rules;
        this.connections = connections;
    }

    /** A resync of an installed synchronizer. */
    public JobId resync(String synchronizer, Direction direction, NeverLinked neverLinked, Person person) {
        var installed = synchronizers.synchronizer(synchronizer);
        possible(installed.structure(), installed.rule().type(), direction);
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
                        Optional.empty()));
    }

    /** A one-time import (into) or export (from); nothing is installed. */
    public JobId once(
            long structure,
            SynchronizerType type,
            JsonNode parameters,
            Direction direction,
            NeverLinked neverLinked,
            Person person) {
        rules.check(structure, type, parameters);
        possible(structure, type, direction);
        return requests.open(
                new Job.Order(
                        direction == Direction.INTO_STRUCTURE ? JobKind.IMPORT : JobKind.EXPORT,
                        structure,
                        Optional.empty(),
                        Optional.of(direction.name()),
                        person.user()),
                new PlanRequest(
                        Optional.of(new PlanRequest.Rule(type, parameters.toString())), neverLinked, Optional.empty()));
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
                new PlanRequest(Optional.empty(), NeverLinked.SKIPPED, Optional.of(done)));
    }

    /** A small plan of what a job could not do, as far as it is still wanted. */
    public JobId retryFailed(JobId incomplete, Person person) {
        var job = jobs.job(incomplete);
        ended(job, "tried again");
        var before = requests.of(incomplete);
        return requests.open(
                new Job.Order(
                        JobKind.RETRY,
                        job.order().structure(),
                        job.order().synchronizer(),
                        job.order().direction(),
                        person.user()),
                new PlanRequest(before.rule(), before.neverLinked(), Optional.of(incomplete)));
    }

    private void possible(long structure, SynchronizerType type, Direction direction) {
        if (type.consequence(direction).isEmpty()) {
            throw Refusal.unprocessable(new Fault(
                    "/direction",
                    "direction_not_supported",
                    type.label() + " does not work " + direction + ". " + type.unsupported()
                            + " Nothing was changed."));
        }
        if (direction == Direction.FROM_STRUCTURE && !connections.of(structure).writable()) {
            throw Refusal.unprocessable(
                    "writing_off",
                    "Writing to this Jira is switched off. Nothing was changed; allow writing on the connection first.");
        }
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
