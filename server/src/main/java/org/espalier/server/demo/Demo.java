package org.espalier.server.demo;

import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.fact.Direction;
import org.espalier.core.synchronizer.Ask.NeverLinked;
import org.espalier.server.access.Person;
import org.espalier.server.jobs.Job;
import org.espalier.server.jobs.JobId;
import org.espalier.server.jobs.JobState;
import org.espalier.server.jobs.Jobs;
import org.espalier.server.platform.Pause;
import org.espalier.server.platform.StartRefused;
import org.espalier.server.structures.StructureStore;
import org.espalier.server.structures.StructureSummary.About;
import org.espalier.server.sync.PlanDecisions;
import org.espalier.server.sync.PlanId;
import org.espalier.server.sync.PlanRequests;
import org.espalier.server.sync.SynchronizerType;
import org.espalier.server.sync.Synchronizers;
import org.espalier.server.tracker.Connection;
import org.espalier.server.tracker.ConnectionId;
import org.espalier.server.tracker.Connections;
import org.espalier.server.tracker.Credential;
import org.espalier.server.tracker.NewConnection;
import org.espalier.server.tracker.TrackerHosts;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prepares the sample of a first look, once: a connection to the sandbox Jira, a structure with three synchronizers,
 * and its rows, made by the same plans that a person would confirm.
 */
@Component
public class Demo {
    private static final Duration GLANCE = Duration.ofMillis(100);

    private static final List<Rule> RULES = List.of(
            new Rule(
                    SynchronizerType.FILTER,
                    "Stories, tasks and bugs",
                    "{\"query\":{\"jql\":\"issuetype in (Story, Task, Bug) ORDER BY Rank\"}}"),
            new Rule(
                    SynchronizerType.LINKS,
                    "Hierarchy",
                    "{\"linkType\":\"Hierarchy\",\"direction\":\"OUTWARD\",\"expandToSubIssues\":true}"),
            new Rule(SynchronizerType.SUB_TASKS, "Sub-tasks", "{}"));

    private final SandboxProcess sandbox;
    private final TrackerHosts hosts;
    private final Connections connections;
    private final StructureStore structures;
    private final Synchronizers synchronizers;
    private final PlanRequests requests;
    private final PlanDecisions decisions;
    private final Jobs jobs;
    private final Pause pause;
    private final JsonMapper json;

    Demo(
            SandboxProcess sandbox,
            TrackerHosts hosts,
            Connections connections,
            StructureStore structures,
            Synchronizers synchronizers,
            PlanRequests requests,
            PlanDecisions decisions,
            Jobs jobs,
            Pause pause,
            JsonMapper json) {
        this.sandbox = sandbox;
        this.hosts = hosts;
        this.connections = connections;
        this.structures = structures;
        this.synchronizers = synchronizers;
        this.requests = requests;
        this.decisions = decisions;
        this.jobs = jobs;
        this.pause = pause;
        this.json = json;
    }

    private record Rule(SynchronizerType type, String name, String parameters) {}

    /** Starts the sandbox and, at the first start, makes the sample in the name of this person. */
    public void prepare(Person person) {
        var address = sandbox.start();
        hosts.exempt(address);
        if (connections.all().isEmpty()) {
            fill(connect(address), person);
        }
    }

    private ConnectionId connect(URI address) {
        return connections
                .create(new NewConnection(
                        "Sandbox Jira",
                        new NewConnection.Door(
                                Connection.Kind.CLOUD, address.toString(), Optional.of(Connection.Label.SANDBOX)),
                        new Credential("admin@example.com", "sandbox"),
                        Connection.Writing.ALLOWED,
                        Optional.empty()))
                .id();
    }

    private void fill(ConnectionId connection, Person person) {
        var structure = structures
                .create(new About("Road map", person.user(), connection.value()))
                .id()
                .number();
        for (var rule : RULES) {
            var installed = synchronizers.install(
                    structure, rule.type(), Optional.of(rule.name()), json.readTree(rule.parameters()), person);
            var job = requests.resync(installed.id(), Direction.INTO_STRUCTURE, NeverLinked.SKIPPED, person);
            confirm(settled(job));
            settled(job);
        }
    }

    private void confirm(Job job) {
        if (job.state() != JobState.AWAITING_CONFIRMATION) {
            return;
        }
        var plan = decisions.plan(new PlanId(job.work().plan().orElseThrow()));
        decisions.confirm(
                plan.id(),
                new PlanDecisions.Confirmation(
                        plan.plan().fingerprint().value(), Set.of(), Optional.empty(), Set.of()));
    }

    /** Waits until the job needs a person or has ended well. */
    private Job settled(JobId id) {
        var moving = EnumSet.of(JobState.WAITING, JobState.PLANNING, JobState.APPLYING);
        while (true) {
            var job = jobs.job(id);
            if (job.state() == JobState.FINISHED || job.state() == JobState.AWAITING_CONFIRMATION) {
                return job;
            }
            if (!moving.contains(job.state())) {
                throw new StartRefused("The sample structure could not be filled: its job ended as " + job.state()
                        + ". Delete the data folder and start again.");
            }
            rest();
        }
    }

    private void rest() {
        try {
            pause.last(GLANCE);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new StartRefused("The start was interrupted; start again.", stop);
        }
    }
}
