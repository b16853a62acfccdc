package org.espalier.server.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.espalier.core.change.Halt;
import org.espalier.core.change.Kind;
import org.espalier.core.change.Skip;
import org.espalier.core.run.Effort;
import org.espalier.server.structures.StructureId;
import org.espalier.server.structures.StructureStore;
import org.espalier.server.sync.Confirmation;
import org.espalier.server.sync.PlanDecisions;
import org.espalier.server.sync.PlanId;
import org.espalier.server.sync.StoredPlan;
import org.espalier.server.sync.Synchronizers;
import org.espalier.server.tracker.ConnectionId;
import org.espalier.server.tracker.Connections;
import org.espalier.server.tracker.Trackers;
import org.espalier.server.tracker.Workload;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Stored plans: to look at, to confirm, to discard. */
@RestController
@RequestMapping("/api/v1/plans/{id}")
class PlanController {
    private final PlanDecisions decisions;
    private final Synchronizers synchronizers;
    private final StructureStore structures;
    private final Connections connections;
    private final Trackers trackers;

    PlanController(
            PlanDecisions decisions,
            Synchronizers synchronizers,
            StructureStore structures,
            Connections connections,
            Trackers trackers) {
        this.decisions = decisions;
        this.synchronizers = synchronizers;
        this.structures = structures;
        this.connections = connections;
        this.trackers = trackers;
    }

    record HaltAnswer(String code, String message, String act, boolean releasable, String blocks) {}

    record WarningAnswer(String code, String text) {}

    record SkipAnswer(String cause, int count) {}

    record Named(String id, String name) {}

    record ConnectionName(String name, String label) {}

    /** About how many requests Jira gets, and how long they take at the present pace. */
    record CostAnswer(int reads, int writes, long seconds) {}

    record PlanAnswer(
            String id,
            @Nullable String direction,
            Map<Kind, Integer> counts,
            int conflicts,
            int skipped,
            int unsettled,
            List<HaltAnswer> halts,
            List<WarningAnswer> warnings,
            String risk,
            String fingerprint,
            @Nullable String confirmPhrase,
            String expiresAt,
            String state,
            String job,
            Named structure,
            @Nullable Named synchronizer,
            ConnectionName connection,
            List<SkipAnswer> skips,
            int issuesChanged,
            @Nullable CostAnswer cost,
            String consequence) {}

    record ApplyRequest(
            @Nullable String fingerprint,
            @Nullable List<String> include,
            @Nullable String confirm,
            @Nullable List<String> release) {}

    record JobAnswer(String job) {}

    @GetMapping
    PlanAnswer get(@PathVariable String id, @RequestParam(required = false) @Nullable String include) {
        var stored = decisions.plan(new PlanId(id));
        var kinds =
                include == null ? PlanDecisions.everything() : PlanNames.kinds(PlanNames.split(include), "/include");
        return answer(stored, kinds);
    }

    @PostMapping("/apply")
    @ResponseStatus(HttpStatus.ACCEPTED)
    JobAnswer apply(@PathVariable String id, @RequestBody ApplyRequest body) {
        return new JobAnswer(decisions
                .confirm(
                        new PlanId(id),
                        new Confirmation(
                                Required.text(body.fingerprint(), "/fingerprint"),
                                PlanNames.kinds(body.include() == null ? List.of() : body.include(), "/include"),
                                Optional.ofNullable(body.confirm()),
                                PlanNames.halts(body.release() == null ? List.of() : body.release(), "/release")))
                .value());
    }

    @PostMapping("/discard")
    void discard(@PathVariable String id) {
        decisions.discard(new PlanId(id));
    }

    private PlanAnswer answer(StoredPlan stored, Set<Kind> include) {
        var plan = stored.plan();
        var assessment = decisions.assess(stored, include);
        var structure = structures.summary(new StructureId(stored.belongs().structure()));
        var connection = connections.get(new ConnectionId(structure.about().connection()));
        return new PlanAnswer(
                stored.id().value(),
                plan.direction().map(Enum::name).orElse(null),
                counts(stored),
                plan.conflicts().size(),
                plan.skips().size(),
                plan.unsettled(),
                plan.halts().stream().map(PlanController::answer).toList(),
                plan.warnings().stream()
                        .map(warning -> new WarningAnswer(warning.code().name(), warning.sentence()))
                        .toList(),
                assessment.risk().name(),
                plan.fingerprint().value(),
                assessment.phrase().orElse(null),
                stored.times().expires().toString(),
                stored.state().name(),
                stored.belongs().job().value(),
                new Named(structure.id().toString(), structure.about().name()),
                stored.belongs()
                        .synchronizer()
                        .flatMap(synchronizers::find)
                        .map(each -> new Named(each.id(), each.rule().name()))
                        .orElse(null),
                new ConnectionName(connection.name(), connection.site().label().name()),
                skips(plan.skips()),
                assessment.issues(),
                cost(stored, include, assessment.issues(), connection.id()),
                stored.consequence());
    }

    /** Null where Jira is not written to. */
    private @Nullable CostAnswer cost(StoredPlan stored, Set<Kind> include, int issues, ConnectionId connection) {
        var effort = Effort.of(stored.plan().including(include));
        if (effort.requests() == 0) {
            return null;
        }
        var cost = trackers.cost(connection, new Workload(issues, effort));
        return new CostAnswer(
                cost.reads(), cost.writes(), Math.max(1, cost.time().toSeconds()));
    }

    private static Map<Kind, Integer> counts(StoredPlan stored) {
        var counts = new LinkedHashMap<Kind, Integer>();
        stored.plan().changes().forEach(planned -> counts.merge(planned.change().kind(), 1, (a, b) -> a + b));
        return counts;
    }

    private static HaltAnswer answer(Halt halt) {
        return new HaltAnswer(
                halt.code().name(),
                halt.sentence(),
                halt.code().act().name(),
                halt.code().releasable(),
                halt.code().blocks().name());
    }

    private static List<SkipAnswer> skips(List<Skip> skips) {
        return skips.stream()
                .collect(Collectors.groupingBy(Skip::cause, LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry ->
                        new SkipAnswer(entry.getKey().name(), entry.getValue().intValue()))
                .toList();
    }
}
