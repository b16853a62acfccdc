package org.espalier.server.web;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.fact.Direction;
import org.espalier.core.synchronizer.Ask.NeverLinked;
import org.espalier.server.access.Person;
import org.espalier.server.jobs.Job;
import org.espalier.server.jobs.JobId;
import org.espalier.server.jobs.Jobs;
import org.espalier.server.platform.Fault;
import org.espalier.server.platform.Refusal;
import org.espalier.server.structures.StructureId;
import org.espalier.server.structures.StructureStore;
import org.espalier.server.sync.InstalledSynchronizer;
import org.espalier.server.sync.PlanRequests;
import org.espalier.server.sync.SynchronizerType;
import org.espalier.server.sync.Synchronizers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Installed synchronizers, and plans asked of them. */
@RestController
@RequestMapping("/api/v1")
class SynchronizerController {
    /** The directions that a person can ask for. */
    private static final List<Direction> DIRECTIONS = List.of(Direction.INTO_STRUCTURE, Direction.FROM_STRUCTURE);

    private static final Set<String> LATER_TYPES = Set.of("AGILE", "PARENT", "STATUS_ROLLUP");

    private final Synchronizers synchronizers;
    private final PlanRequests requests;
    private final Jobs jobs;
    private final StructureStore structures;
    private final JsonMapper json;

    SynchronizerController(
            Synchronizers synchronizers, PlanRequests requests, Jobs jobs, StructureStore structures, JsonMapper json) {
        this.synchronizers = synchronizers;
        this.requests = requests;
        this.jobs = jobs;
        this.structures = structures;
        this.json = json;
    }

    record Installation(
            @Nullable String type,
            @Nullable String name,
            @Nullable JsonNode parameters) {}

    record ResyncRequest(
            @Nullable String direction,
            @Nullable Boolean enableAfter,
            @Nullable Boolean includeNeverLinked) {}

    record OnceRequest(
            @Nullable String direction,
            @Nullable String type,
            @Nullable JsonNode parameters,
            @Nullable Boolean includeNeverLinked) {}

    record JobAnswer(String job) {}

    record Condition(String name, @Nullable String reason) {}

    record Run(String job, String state, @Nullable String endedAt) {}

    record Support(
            boolean supported,
            @Nullable String consequence,
            @Nullable String reason) {}

    record SynchronizerAnswer(
            String id,
            long number,
            String type,
            String name,
            String state,
            Condition condition,
            JsonNode parameters,
            String runAs,
            @Nullable Run lastRun,
            Map<Direction, Support> directions) {}

    record SynchronizerList(List<SynchronizerAnswer> values) {}

    @PostMapping("/structures/{id}/synchronizers")
    @ResponseStatus(HttpStatus.CREATED)
    SynchronizerAnswer install(
            @PathVariable String id, @RequestBody Installation body, @AuthenticationPrincipal Person person) {
        var structure = known(id);
        return answer(synchronizers.install(
                structure, type(body.type()), name(body.name()), parameters(body.parameters()), person));
    }

    @GetMapping("/structures/{id}/synchronizers")
    SynchronizerList list(@PathVariable String id) {
        var structure = known(id);
        return new SynchronizerList(
                synchronizers.of(structure).stream().map(this::answer).toList());
    }

    @GetMapping("/synchronizers/{id}")
    SynchronizerAnswer get(@PathVariable String id) {
        return answer(synchronizers.synchronizer(id));
    }

    @DeleteMapping("/synchronizers/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id) {
        synchronizers.delete(id);
    }

    @PostMapping("/synchronizers/{id}/enable")
    void enable(@PathVariable String id) {
        synchronizers.synchronizer(id);
        throw notYet();
    }

    /** Every synchronizer is disabled until background synchronization exists, so there is nothing to do. */
    @PostMapping("/synchronizers/{id}/disable")
    SynchronizerAnswer disable(@PathVariable String id) {
        return answer(synchronizers.synchronizer(id));
    }

    @PostMapping("/synchronizers/{id}/plans")
    @ResponseStatus(HttpStatus.ACCEPTED)
    JobAnswer resync(@PathVariable String id, @RequestBody ResyncRequest body, @AuthenticationPrincipal Person person) {
        if (Boolean.TRUE.equals(body.enableAfter())) {
            synchronizers.synchronizer(id);
            throw notYet();
        }
        return answer(requests.resync(id, direction(body.direction()), neverLinked(body.includeNeverLinked()), person));
    }

    @PostMapping("/structures/{id}/plans")
    @ResponseStatus(HttpStatus.ACCEPTED)
    JobAnswer once(@PathVariable String id, @RequestBody OnceRequest body, @AuthenticationPrincipal Person person) {
        return answer(requests.once(
                known(id),
                type(body.type()),
                parameters(body.parameters()),
                direction(body.direction()),
                neverLinked(body.includeNeverLinked()),
                person));
    }

    /** The number of the structure that the text names, which is there. */
    private long known(String id) {
        var structure = StructureId.parse(id).orElseThrow(() -> Refusal.notFound("structure", id));
        return structures.summary(structure).id().number();
    }

    private SynchronizerAnswer answer(InstalledSynchronizer installed) {
        var directions = new LinkedHashMap<Direction, Support>();
        var type = installed.rule().type();
        for (var direction : DIRECTIONS) {
            directions.put(
                    direction,
                    type.consequence(direction)
                            .map(consequence -> new Support(true, consequence, null))
                            .orElseGet(() -> new Support(false, null, type.unsupported())));
        }
        var last = jobs.lastOf(installed.id());
        return new SynchronizerAnswer(
                installed.id(),
                installed.number(),
                type.name(),
                installed.rule().name(),
                "DISABLED",
                condition(last),
                json.readTree(installed.rule().parameters()),
                installed.owner(),
                last.map(SynchronizerController::run).orElse(null),
                directions);
    }

    private static Condition condition(Optional<Job> last) {
        if (last.isEmpty()) {
            return new Condition("IDLE", null);
        }
        return switch (last.get().state()) {
            case WAITING ->
                new Condition(
                        "QUEUED", last.get().waiting().map(Job.Waiting::why).orElse(null));
            case PLANNING, APPLYING ->
                last.get().waiting().isPresent()
                        ? new Condition(
                                "WAITING_FOR_JIRA", last.get().waiting().get().why())
                        : new Condition("RUNNING", null);
            case HALTED -> new Condition("HALTED", "The plan of its last run is halted.");
            case AWAITING_CONFIRMATION, FINISHED, INCOMPLETE, FAILED, STOPPED, DISCARDED, EXPIRED ->
                new Condition("IDLE", null);
        };
    }

    private static Run run(Job job) {
        var ended = job.times().ended();
        return new Run(job.id().value(), job.state().name(), ended == null ? null : ended.toString());
    }

    private static JobAnswer answer(JobId job) {
        return new JobAnswer(job.value());
    }

    /** A name that is missing or blank is that of the type. */
    private static Optional<String> name(@Nullable String name) {
        return Optional.ofNullable(name).filter(each -> !each.isBlank()).map(each -> Required.name(each, "/name"));
    }

    private JsonNode parameters(@Nullable JsonNode parameters) {
        return parameters == null ? json.createObjectNode() : PlainText.checked(parameters, "/parameters");
    }

    private static NeverLinked neverLinked(@Nullable Boolean include) {
        return Boolean.TRUE.equals(include) ? NeverLinked.CHANGED : NeverLinked.SKIPPED;
    }

    private static Direction direction(@Nullable String name) {
        return Choice.among(DIRECTIONS, Required.text(name, "/direction"), "/direction");
    }

    private static SynchronizerType type(@Nullable String name) {
        String wanted = Required.text(name, "/type");
        if (LATER_TYPES.contains(wanted)) {
            throw Refusal.unprocessable(new Fault(
                    "/type", "not_yet", "Synchronizers of the type " + wanted + " come later. Nothing was changed."));
        }
        return Choice.among(EnumSet.allOf(SynchronizerType.class), wanted, "/type");
    }

    private static Refusal notYet() {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "not_yet",
                "Background synchronization is not there yet, so the synchronizer stays disabled. Nothing was changed; run a"
                        + " resync without enabling.");
    }
}
