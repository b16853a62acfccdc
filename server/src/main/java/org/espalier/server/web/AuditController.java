package org.espalier.server.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import org.espalier.server.audit.AuditEntry;
import org.espalier.server.audit.AuditEntry.Deed;
import org.espalier.server.audit.AuditEntry.Step;
import org.espalier.server.audit.AuditEntry.Subject;
import org.espalier.server.audit.AuditLog;
import org.espalier.server.audit.AuditQuery;
import org.espalier.server.audit.AuditRecord;
import org.espalier.server.structures.StructureId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened, by job, structure or issue, in the order in which it happened. */
@RestController
class AuditController {

    private static final int PAGE = 500;

    private final AuditLog log;

    AuditController(AuditLog log) {
        this.log = log;
    }

    record Entry(
            String id,
            Instant at,
            String actor,
            String via,
            @Nullable String job,
            @Nullable String plan,
            @Nullable Long change,
            @Nullable String synchronizer,
            @Nullable String structure,
            @Nullable Issue issue,
            @Nullable Long row,
            String kind,
            String phase,
            @Nullable String effect,
            @JsonRawValue @Nullable String before,
            @JsonRawValue @Nullable String after,
            @Nullable String reason) {}

    record Issue(@Nullable String id, @Nullable String key) {}

    @GetMapping("/api/v1/audit")
    Page<Entry> entries(
            @RequestParam(required = false) @Nullable String job,
            @RequestParam(required = false) @Nullable String structure,
            @RequestParam(required = false) @Nullable String issue,
            @RequestParam(required = false) @Nullable String cursor) {
        Long number = structure == null ? null : StructureTag.id(structure).number();
        List<AuditRecord> found =
                log.read(new AuditQuery(job, number, issue, Cursor.parse(cursor).after()), PAGE + 1);
        return Page.of(found, PAGE, AuditRecord::id, AuditController::entry);
    }

    private static Entry entry(AuditRecord logged) {
        AuditEntry entry = logged.entry();
        Step step = entry.cause().step();
        Subject subject = entry.subject();
        Deed deed = entry.deed();
        return new Entry(
                Long.toString(logged.id()),
                logged.at(),
                entry.cause().actor(),
                entry.cause().via(),
                step == null ? null : step.job(),
                step == null ? null : step.plan(),
                step == null ? null : step.changeNumber(),
                step == null ? null : step.synchronizer(),
                subject.structure() == null ? null : new StructureId(subject.structure()).toString(),
                issue(subject),
                subject.row(),
                deed.kind(),
                deed.phase().name(),
                deed.effect(),
                deed.values().before(),
                deed.values().after(),
                deed.reason());
    }

    private static @Nullable Issue issue(Subject subject) {
        return subject.issue() == null && subject.issueKey() == null
                ? null
                : new Issue(subject.issue() == null ? null : subject.issue().toString(), subject.issueKey());
    }
}
