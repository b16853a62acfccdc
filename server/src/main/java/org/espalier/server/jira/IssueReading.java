package org.espalier.server.jira;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.espalier.core.fact.Link;
import org.espalier.core.fact.LinkTypeId;
import org.espalier.core.sight.IssueKey;
import org.espalier.core.sight.IssueRef;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.sight.IssueSight.Further;
import org.espalier.core.sight.IssueSight.SeenLink;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.Need.Wanted;
import org.espalier.core.sight.SubTask;
import org.espalier.core.structure.IssueId;
import org.espalier.server.tracker.CopiedIssue;
import org.espalier.server.tracker.CopiedIssue.NumberedLink;
import org.espalier.server.tracker.IssueValues;
import org.jspecify.annotations.Nullable;

/**
 * Makes values of Jira's issues. A field that was asked for and is missing was not seen, which is not the same as being
 * empty (L2): that of links is told with the issue, since only some rules need them, and any other makes the look
 * incomplete. Only the parent of an issue without one is left out by Jira.
 */
record IssueReading(String host) {

    static final List<String> SIGHT_FIELDS = List.of("parent", "subtasks", "issuelinks");
    private static final List<String> TRAIT_FIELDS = List.of("project", "issuetype", "status", "updated");
    private static final List<String> COPY_FIELDS =
            List.of("summary", "issuetype", "status", "project", "parent", "issuelinks", "updated");

    /** What every look shows. */
    IssueSight sight(Shapes.Issue issue) throws JiraFailure {
        return sight(issue, Further.NOTHING);
    }

    /** With the traits and with those of the wanted fields that the issue has. */
    IssueSight sight(Shapes.Issue issue, Wanted wanted, CustomFields custom) throws JiraFailure {
        var fields = fields(issue);
        var traits = new TraitsReading(this, custom).traits(ref(issue), fields);
        var values = new HashMap<String, String>();
        for (var id : wanted.fields()) {
            fields.sent(id).ifPresent(value -> values.put(id, FieldText.of(value)));
        }
        return sight(issue, new Further(Optional.of(traits), values));
    }

    private IssueSight sight(Shapes.Issue issue, Further further) throws JiraFailure {
        var ref = ref(issue);
        var fields = fields(issue);
        var subTasks = present(fields.subtasks(), ref, "subtasks");
        return new IssueSight(ref, parent(fields), subTasks(subTasks), links(ref, fields), further);
    }

    /** The fields to ask for so that a look shows what is wanted. */
    static List<String> fields(Wanted wanted, CustomFields custom) {
        var fields = new LinkedHashSet<>(SIGHT_FIELDS);
        fields.addAll(TRAIT_FIELDS);
        fields.addAll(wanted.depth() == Need.Depth.RANKS ? custom.ofPlaces() : custom.ofAbove());
        fields.addAll(wanted.fields());
        return List.copyOf(fields);
    }

    /** The fields to ask for so that a read shows what the copy keeps. */
    static List<String> copyFields(Optional<CustomFields> custom) {
        var fields = new ArrayList<>(COPY_FIELDS);
        custom.ifPresent(known -> fields.addAll(known.ofPlaces()));
        return List.copyOf(fields);
    }

    /**
     * What the copy keeps; it takes a field that is hidden for one that was not seen, and the rest for what it is.
     *
     * @param custom absent where the site does not tell its fields
     */
    CopiedIssue copy(Shapes.Issue issue, Optional<CustomFields> custom) throws JiraFailure {
        var fields = fields(issue);
        var type = fields.issuetype();
        var status = fields.status();
        var project = fields.project();
        return new CopiedIssue(
                id(issue),
                values(issue, fields),
                new CopiedIssue.Filing(
                        project == null ? Optional.empty() : Optional.of(number(project.id(), "a project")),
                        type == null ? "" : text(type.id()),
                        status == null ? "" : text(status.id())),
                new CopiedIssue.Relations(parent(fields), place(fields, custom), numbered(issue, fields.issuelinks())),
                Stamps.moment(fields.updated()));
    }

    private Optional<CopiedIssue.Place> place(Shapes.Fields fields, Optional<CustomFields> custom) throws JiraFailure {
        if (custom.isEmpty()) {
            return Optional.empty();
        }
        var traits = new TraitsReading(this, custom.get());
        return Optional.of(new CopiedIssue.Place(traits.above(fields), traits.ranks(fields)));
    }

    private Optional<Set<NumberedLink>> numbered(Shapes.Issue issue, @Nullable List<Shapes.Link> links)
            throws JiraFailure {
        return links == null
                ? Optional.empty()
                : Optional.of(links(ref(issue), links).stream()
                        .map(seen -> new NumberedLink(seen.id(), seen.link()))
                        .collect(Collectors.toSet()));
    }

    /** The stamp of the last change, where Jira shows it. */
    Optional<Instant> updated(Shapes.Issue issue) {
        var fields = issue.fields();
        return fields == null ? Optional.empty() : Stamps.moment(fields.updated());
    }

    private IssueValues values(Shapes.Issue issue, Shapes.Fields fields) throws JiraFailure {
        var type = fields.issuetype();
        return new IssueValues(
                ref(issue).key(),
                text(fields.summary()),
                type == null ? "" : text(type.name()),
                status(fields.status()));
    }

    IssueRef ref(Shapes.Issue issue) throws JiraFailure {
        return new IssueRef(id(issue), key(issue));
    }

    IssueId id(Shapes.Issue issue) throws JiraFailure {
        return new IssueId(number(issue.id(), "an issue"));
    }

    private IssueKey key(Shapes.Issue issue) throws JiraFailure {
        var key = issue.key();
        if (key == null || key.lastIndexOf('-') <= 0) {
            throw JiraFailure.unclear(host, "named no key for issue " + issue.id());
        }
        return new IssueKey(key);
    }

    private Shapes.Fields fields(Shapes.Issue issue) throws JiraFailure {
        var fields = issue.fields();
        if (fields == null) {
            throw JiraFailure.unclear(host, "left out all fields of issue " + issue.id());
        }
        return fields;
    }

    <T> T present(@Nullable T field, IssueRef issue, String name) throws JiraFailure {
        if (field == null) {
            throw JiraFailure.unclear(
                    host, "left out the field " + name + " of " + issue.key() + "; check that it is not hidden");
        }
        return field;
    }

    private Optional<IssueId> parent(Shapes.Fields fields) throws JiraFailure {
        var parent = fields.parent();
        return parent == null ? Optional.empty() : Optional.of(id(parent));
    }

    private List<SubTask> subTasks(List<Shapes.Issue> issues) throws JiraFailure {
        var subTasks = new ArrayList<SubTask>();
        for (var each : issues) {
            var ref = ref(each);
            var type = fields(each).issuetype();
            subTasks.add(new SubTask(ref.id(), ref.key(), type == null ? "" : text(type.id())));
        }
        return subTasks;
    }

    /** Absent where linking is switched off or the field is hidden in the project: Jira then leaves it out. */
    private Optional<Set<SeenLink>> links(IssueRef issue, Shapes.Fields fields) throws JiraFailure {
        var links = fields.issuelinks();
        return links == null ? Optional.empty() : Optional.of(links(issue, links));
    }

    private Set<SeenLink> links(IssueRef issue, List<Shapes.Link> links) throws JiraFailure {
        var seen = new HashSet<SeenLink>();
        for (var each : links) {
            seen.add(link(issue, each));
        }
        return seen;
    }

    /** An {@code outwardIssue} is the destination of a link whose source is the issue that was read (jira-api §8). */
    private SeenLink link(IssueRef issue, Shapes.Link link) throws JiraFailure {
        var outward = link.outwardIssue();
        var inward = link.inwardIssue();
        var type = link.type();
        if (type == null || (outward == null) == (inward == null)) {
            throw JiraFailure.unclear(host, "described link " + link.id() + " of " + issue.key() + " without two ends");
        }
        var kind = new LinkTypeId(number(type.id(), "a link type"));
        long number = number(link.id(), "a link");
        if (outward != null) {
            var other = ref(outward);
            return new SeenLink(number, new Link(kind, issue.id(), other.id()), other.key());
        }
        var other = ref(Objects.requireNonNull(inward));
        return new SeenLink(number, new Link(kind, other.id(), issue.id()), other.key());
    }

    private static IssueValues.Status status(Shapes.@Nullable Status status) {
        if (status == null) {
            return new IssueValues.Status("", "undefined");
        }
        var category = status.statusCategory();
        var key = category == null || category.key() == null ? "undefined" : category.key();
        return new IssueValues.Status(text(status.name()), key);
    }

    /** The number that a text is; Jira writes ids as texts. */
    long number(@Nullable String text, String what) throws JiraFailure {
        return Numbers.of(text)
                .filter(number -> number > 0)
                .orElseThrow(() -> JiraFailure.unclear(host, "gave " + what + " without a number"));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
