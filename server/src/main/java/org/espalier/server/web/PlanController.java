package org.espalier.server.web;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.espalier.core.change.Halt;
import org.espalier.core.change.Kind;
import org.espalier.core.change.Skip;
import org.espalier.server.platform.Fault;
import org.espalier.server.platform.Refusal;
import org.espalier.server.structures.StructureId;
import org.espalier.server.structures.StructureStore;
import org.espalier.server.sync.PlanChanges;
import org.espalier.server.sync.PlanDecisions;
import org.espalier.server.sync.PlanId;
import org.espalier.server.sync.StoredPlan;
import org.espalier.server.sync.Synchronizers;
import org.espalier.server.tracker.ConnectionId;
import org.espalier.server.tracker.Connections;
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
    private static final int PAGE = 200;

    private final PlanDecisions decisions;
    private final PlanChanges changes;
    private final Synchronizers synchronizers;
    private final StructureStore structures;
    private final Connections connections;

    PlanController(
            PlanDecisions decisions,
            PlanChanges changes,
            Synchronizers synchronizers,
            StructureStore structures,
            Connections connections) {
        this.decisions = decisions;
        this.changes = changes;
        this.synchronizers = synchronizers;
        this.structures = structures;
        this.connections = connections;
    }

    record HaltAnswer(String code, String message, boolean releasable, String blocks) {}

    record SkipAnswer(String reason, int count) {}

    record Named(String id, String name) {}

    record Site(String name, String label) {}

    record PlanAnswer(
            String id,
            @Nullable String direction,
            Map<Kind, Integer> counts,
            int conflicts,
            int skipped,
            int unsettled,
            List<HaltAnswer> halts,
            String risk,
            String fingerprint,
            @Nullable String confirmPhrase,
            String expiresAt,
            String state,
            String job,
            Named structure,
            @Nullable Named synchronizer,
            Site connection,
            List<SkipAnswer> skips,
            int issuesChanged,
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
        var kinds = include == null ? PlanDecisions.everything() : kinds(split(include));
        return answer(stored, kinds);
    }

    @GetMapping("/changes")
    PlanChanges.Page changes(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String cursor) {
        return changes.page(
                new PlanId(id),
                Optional.ofNullable(kind).filter(each -> !each.isEmpty()).map(PlanController::kind),
                Optional.ofNullable(cursor).filter(each -> !each.isEmpty()),
                PAGE);
    }

    @PostMapping("/apply")
    @ResponseStatus(HttpStatus.ACCEPTED)
    JobAnswer apply(@PathVariable String id, @RequestBody ApplyRequest body) {
        return new JobAnswer(decisions
                .confirm(
                        new PlanId(id),
                        new PlanDecisions.Confirmation(
                                Required.text(body.fingerprint(), "/fingerprint"),
                                kinds(body.include() == null ? List.of() : body.include()),
                                Optional.ofNullable(body.confirm()),
                                halts(body.release() == null ? List.of() : body.release())))
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
                new Site(connection.name(), connection.site().label().name()),
                skips(plan.skips()),
                assessment.issues(),
                stored.consequence());
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

    private static List<String> split(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private static Set<Kind> kinds(List<String> names) {
        var kinds = EnumSet.noneOf(Kind.class);
        names.forEach(name -> kinds.add(kind(name)));
        return kinds;
    }

    private static Kind kind(String name) {
        return Arrays.stream(Kind.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.unprocessable(new Fault(
                        "/include", "unknown_value", "There is no kind of change " + name + ". Nothing was changed.")));
    }

    private static Set<Halt.Code> halts(List<String> names) {
        var halts = EnumSet.noneOf(Halt.Code.class);
        for (var name : names) {
            halts.add(Arrays.stream(Halt.Code.values())
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> Refusal.unprocessable(new Fault(
                            "/release", "unknown_value", "There is no halt " + name + ". Nothing was changed."))));
        }
        return halts;
    }
}
