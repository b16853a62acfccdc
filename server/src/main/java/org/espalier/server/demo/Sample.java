package org.espalier.server.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.espalier.server.access.Person;
import org.espalier.server.platform.Settings;
import org.espalier.server.platform.StartRefused;
import org.espalier.server.structures.StructureStore;
import org.espalier.server.structures.StructureSummary.About;
import org.espalier.server.sync.InstalledSynchronizer;
import org.espalier.server.sync.SynchronizerType;
import org.espalier.server.sync.Synchronizers;
import org.espalier.server.tracker.Connection;
import org.espalier.server.tracker.ConnectionId;
import org.espalier.server.tracker.Connections;
import org.espalier.server.tracker.Credential;
import org.espalier.server.tracker.CredentialTerms;
import org.espalier.server.tracker.NewConnection;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * A connection to the sandbox Jira and a structure with three synchronizers, each resynced once. A file says that it
 * was begun and is not complete yet, so that a start that was interrupted is finished by the next one, while what
 * people have taken away since stays away.
 */
@Component
class Sample {
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

    private final Path begun;
    private final Connections connections;
    private final StructureStore structures;
    private final Synchronizers synchronizers;
    private final FirstResync resync;

    Sample(
            Settings settings,
            Connections connections,
            StructureStore structures,
            Synchronizers synchronizers,
            FirstResync resync) {
        this.begun = settings.folder().resolve("sandbox").resolve("sample-begun");
        this.connections = connections;
        this.structures = structures;
        this.synchronizers = synchronizers;
        this.resync = resync;
    }

    private record Rule(SynchronizerType type, String name, String parameters) {}

    /** Makes what is missing, in the name of this person; nothing where the sample was complete once. */
    void complete(URI sandbox, Person person) {
        try {
            if (connections.all().isEmpty()) {
                Files.writeString(begun, "The sample is not complete yet; the next start of the demo finishes it.\n");
            }
            if (Files.exists(begun)) {
                fill(connection(sandbox, person), person);
                Files.delete(begun);
            }
        } catch (IOException failure) {
            throw new StartRefused(
                    "The progress of the sample could not be kept in " + begun + ": " + failure.getMessage()
                            + ". Check the folder and start again.",
                    failure);
        }
    }

    private void fill(ConnectionId connection, Person person) {
        var structure = structure(connection, person);
        for (var rule : RULES) {
            resync.complete(installed(structure, rule, person), person);
        }
    }

    private ConnectionId connection(URI sandbox, Person person) {
        return connections.all().stream()
                .findFirst()
                .orElseGet(() -> connections.create(
                        new NewConnection(
                                "Sandbox Jira",
                                new NewConnection.Door(
                                        Optional.of(Connection.Kind.CLOUD),
                                        sandbox.toString(),
                                        Optional.of(Connection.Label.SANDBOX)),
                                new NewConnection.Account(
                                        new Credential("admin@example.com", "sandbox"),
                                        Optional.empty(),
                                        CredentialTerms.Holder.SERVICE_ACCOUNT),
                                Connection.Writing.ALLOWED,
                                Optional.empty()),
                        person.user()))
                .id();
    }

    private long structure(ConnectionId connection, Person person) {
        return structures.on(connection.value()).stream()
                .findFirst()
                .orElseGet(() -> structures
                        .create(new About("Road map", person.user(), connection.value()))
                        .id()
                        .number());
    }

    private InstalledSynchronizer installed(long structure, Rule rule, Person person) {
        return synchronizers.of(structure).stream()
                .filter(each -> each.rule().name().equals(rule.name()))
                .findFirst()
                .orElseGet(() -> synchronizers.install(
                        structure,
                        rule.type(),
                        Optional.of(rule.name()),
                        JsonMapper.shared().readTree(rule.parameters()),
                        person));
    }
}
