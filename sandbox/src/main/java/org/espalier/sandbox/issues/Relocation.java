package org.espalier.sandbox.issues;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.espalier.sandbox.issues.ChangeItem.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives issues another project and another type, and tells it in one entry of their history. */
@Component
class Relocation {

    private static final Optional<String> NO_FIELD_ID = Optional.empty();
    private static final Set<IssueField> OF_THE_PROJECT =
            Set.of(IssueField.FIX_VERSIONS, IssueField.VERSIONS, IssueField.COMPONENTS);

    private final JdbcClient database;
    private final Catalogue catalogue;
    private final Workflows workflows;
    private final IssueRows rows;
    private final FieldChanges fields;

    Relocation(JdbcClient database, Catalogue catalogue, Workflows workflows, IssueRows rows, FieldChanges fields) {
        this.database = database;
        this.catalogue = catalogue;
        this.workflows = workflows;
        this.rows = rows;
        this.fields = fields;
    }

    IssueType typeOf(Issue issue) {
        return catalogue.types().of(issue.head().nature().typeId());
    }

    /** Whether the issue was not there with that type before; what belongs to its old project stays behind. */
    boolean relocate(Caller caller, Issue issue, Project project, IssueType type, Instant moment) {
        Project before = catalogue.projects().of(issue.place().projectId());
        List<ChangeItem> items = new ArrayList<>();
        IssueEdit edit = IssueEdit.of(Placement.UNCHANGED);
        if (before.id() != project.id()) {
            items.addAll(toProject(issue, before, project));
            for (IssueField field : OF_THE_PROJECT) {
                edit = edit.with(field, List.of());
            }
        }
        if (type.id() != typeOf(issue).id()) {
            database.sql("update issue set type_id = :type where id = :id")
                    .param("type", type.id())
                    .param("id", issue.id())
                    .update();
            items.add(new ChangeItem("issuetype", Optional.of("issuetype"), value(typeOf(issue)), value(type)));
        }
        return fields.change(caller, issue, edit, moment, items);
    }

    private List<ChangeItem> toProject(Issue issue, Project before, Project project) {
        long number = rows.nextNumber(project);
        String key = project.key() + "-" + number;
        Status old = catalogue.statuses().of(issue.head().nature().statusId());
        Status status = counterpart(old, project);
        database.sql("""
                        update issue set key = :key, project_id = :project, number = :number, status_id = :status
                        where id = :id
                        """)
                .param("key", key)
                .param("project", project.id())
                .param("number", number)
                .param("status", status.id())
                .param("id", issue.id())
                .update();
        rows.addKey(key, issue.id());
        List<ChangeItem> items = new ArrayList<>();
        items.add(new ChangeItem("project", Optional.of("project"), value(before), value(project)));
        if (old.id() != status.id()) {
            items.add(new ChangeItem("status", Optional.of("status"), Workflows.value(old), Workflows.value(status)));
        }
        items.add(new ChangeItem("Workflow", NO_FIELD_ID, workflow(before), workflow(project)));
        items.add(new ChangeItem("Key", NO_FIELD_ID, Value.text(issue.key()), Value.text(key)));
        return items;
    }

    /** The status that is the same in the other project, else the one of that name, else the first. */
    private Status counterpart(Status status, Project project) {
        List<Status> there = workflows.statuses(project);
        return there.stream()
                .filter(other -> other.id() == status.id())
                .findFirst()
                .or(() -> there.stream()
                        .filter(other -> other.name().equals(status.name()))
                        .findFirst())
                .orElseGet(() -> workflows.initial(project));
    }

    private static Value workflow(Project project) {
        return Value.of(Long.toString(project.id()), "Workflow of " + project.key());
    }

    private static Value value(Term term) {
        return Value.of(Long.toString(term.id()), term.name());
    }
}
