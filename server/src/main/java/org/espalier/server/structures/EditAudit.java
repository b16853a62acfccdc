package org.espalier.server.structures;

import java.util.List;
import java.util.Optional;
import org.espalier.core.structure.IssueId;
import org.espalier.core.structure.Place;
import org.espalier.server.access.Person;
import org.espalier.server.audit.AuditEntry;
import org.espalier.server.audit.AuditEntry.Cause;
import org.espalier.server.audit.AuditEntry.Deed;
import org.espalier.server.audit.AuditEntry.Phase;
import org.espalier.server.audit.AuditEntry.Subject;
import org.espalier.server.audit.AuditEntry.Values;
import org.jspecify.annotations.Nullable;

/** What the audit log says about a person's edit: one entry per row that changed (L19). */
final class EditAudit {

    private EditAudit() {}

    static List<AuditEntry> entries(StructureId structure, Person person, List<LoggedStep> steps) {
        Cause cause = new Cause(person.user(), "API", null);
        return steps.stream().map(step -> entry(structure, cause, step)).toList();
    }

    private static AuditEntry entry(StructureId structure, Cause cause, LoggedStep step) {
        Long issue = step.subject().item().issue().map(IssueId::value).orElse(null);
        return new AuditEntry(
                cause,
                new Subject(structure.number(), issue, null, step.row().value()),
                new Deed(
                        "ROW_" + step.subject().kind().name(),
                        Phase.EDIT,
                        null,
                        new Values(
                                json(step.places().before()), json(step.places().after())),
                        null));
    }

    private static @Nullable String json(Optional<Place> place) {
        return place.map(known -> "{\"under\":" + known.under() + ",\"after\":" + known.after() + ",\"before\":"
                        + known.before() + "}")
                .orElse(null);
    }
}
