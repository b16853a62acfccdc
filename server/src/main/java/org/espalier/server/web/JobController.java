package org.espalier.server.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.core.change.Effect.Outcome;
import org.espalier.server.access.Person;
import org.espalier.server.jobs.Job;
import org.espalier.server.jobs.JobId;
import org.espalier.server.jobs.JobMessage;
import org.espalier.server.jobs.Jobs;
import org.espalier.server.structures.StructureId;
import org.espalier.server.structures.StructureStore;
import org.espalier.server.sync.Outcomes;
import org.espalier.server.sync.PlanId;
import org.espalier.server.sync.PlanRequests;
import org.espalier.server.sync.Synchronizers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Jobs: to follow, to stop, to try again, to take back. */
@RestController
@RequestMapping("/api/v1/jobs")
class JobController {
    private static final int PAGE = 50;
    private static final int MESSAGES = 200;

    private final Jobs jobs;
    private final Outcomes outcomes;
    private final PlanRequests requests;
    private final Synchronizers synchronizers;
    private final StructureStore structures;

    JobController(
            Jobs jobs,
            Outcomes outcomes,
            PlanRequests requests,
            Synchronizers synchronizers,
            StructureStore structures) {
        this.jobs = jobs;
        this.outcomes = outcomes;
        this.requests = requests;
        this.synchronizers = synchronizers;
        this.structures = structures;
    }

    record Message(String at, String level, @Nullable String issue, String text) {}

    record Named(String id, String name) {}

    record JobAnswer(
            String id,
            String kind,
            String state,
            @Nullable String plan,
            String phase,
            long done,
            long total,
            Map<Outcome, Integer> counts,
            long leftDifferent,
            int replaced,
            List<Message> messages,
            @Nullable String waiting,
            @Nullable String waitingUntil,
            Named structure,
            @Nullable Named synchronizer,
            @Nullable String direction,
            String requestedBy,
            String runAs,
            String createdAt,
            @Nullable String startedAt,
            @Nullable String endedAt) {}

    record JobList(List<JobAnswer> values, @Nullable String nextCursor) {}

    record JobLink(String job) {}

    @GetMapping
    JobList list(@RequestParam(required = false) @Nullable String cursor) {
        var found = jobs.newest(Optional.ofNullable(cursor).map(JobId::new), PAGE + 1);
        var page = found.subList(0, Math.min(PAGE, found.size()));
        var names = requests.inWhoseName(page.stream().map(Job::id).toList());
        return new JobList(
                page.stream().map(job -> answer(job, List.of(), names)).toList(),
                found.size() > PAGE ? page.getLast().id().value() : null);
    }

    @GetMapping("/{id}")
    JobAnswer get(@PathVariable String id) {
        var job = jobs.job(new JobId(id));
        return answer(job, jobs.messages(job.id(), MESSAGES), requests.inWhoseName(List.of(job.id())));
    }

    @PostMapping("/{id}/stop")
    @ResponseStatus(HttpStatus.ACCEPTED)
    JobLink stop(@PathVariable String id) {
        jobs.requestStop(new JobId(id));
        return new JobLink(id);
    }

    @PostMapping("/{id}/retry-failed")
    @ResponseStatus(HttpStatus.ACCEPTED)
    JobLink retryFailed(@PathVariable String id, @AuthenticationPrincipal Person person) {
        return new JobLink(requests.retryFailed(new JobId(id), person).value());
    }

    @PostMapping("/{id}/undo-plan")
    @ResponseStatus(HttpStatus.ACCEPTED)
    JobLink undo(@PathVariable String id, @AuthenticationPrincipal Person person) {
        return new JobLink(requests.undo(new JobId(id), person).value());
    }

    private JobAnswer answer(Job job, List<JobMessage> messages, Map<JobId, String> names) {
        var structure = structures.summary(new StructureId(job.order().structure()));
        return new JobAnswer(
                job.id().value(),
                job.order().kind().name(),
                job.state().name(),
                job.work().plan().orElse(null),
                job.work().phase().name(),
                job.work().done(),
                job.work().total(),
                job.work().plan().map(plan -> outcomes.counts(new PlanId(plan))).orElseGet(LinkedHashMap::new),
                job.leftDifferent(),
                job.work()
                        .plan()
                        .map(plan -> outcomes.replaced(new PlanId(plan)))
                        .orElse(0),
                messages.stream().map(JobController::answer).toList(),
                job.waiting().map(Job.Waiting::why).orElse(null),
                text(job.waiting().flatMap(Job.Waiting::until).orElse(null)),
                new Named(structure.id().toString(), structure.about().name()),
                job.order()
                        .synchronizer()
                        .flatMap(synchronizers::find)
                        .map(each -> new Named(each.id(), each.rule().name()))
                        .orElse(null),
                job.order().direction().orElse(null),
                job.order().requestedBy(),
                names.getOrDefault(job.id(), job.order().requestedBy()),
                job.times().created().toString(),
                text(job.times().started()),
                text(job.times().ended()));
    }

    private static Message answer(JobMessage message) {
        return new Message(
                message.at().toString(), message.level().name(), message.issue().orElse(null), message.text());
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
