package org.espalier.sandbox.search;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Permission;
import org.espalier.sandbox.issues.Terms;
import org.espalier.sandbox.issues.Withholding;
import org.espalier.sandbox.jql.Caller;
import org.espalier.sandbox.jql.Habits;
import org.espalier.sandbox.jql.Names;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the names and keys of a query stand for in this store. */
@Component
class JqlNames implements Names {

    private final Catalogue catalogue;
    private final JdbcClient database;
    private final SavedFilters filters;
    private final Withholding withholding;
    private final Dialect dialect;
    private final QueryHabits habits;
    private final Parents parents;

    /** What kind of Jira this is, and what it does where those of one kind differ. */
    @Component
    record Kind(Dialect dialect, QueryHabits habits) {}

    JqlNames(Catalogue catalogue, JdbcClient database, SavedFilters filters, Withholding withholding, Kind kind) {
        this.habits = kind.habits();
        this.catalogue = catalogue;
        this.database = database;
        this.filters = filters;
        this.withholding = withholding;
        this.dialect = kind.dialect();
        this.parents = switch (kind.dialect()) {
            case CLOUD -> Parents.ON_EVERY_LEVEL;
            case DATA_CENTER -> Parents.OF_SUB_TASKS;
        };
    }

    @Override
    public Habits habits() {
        return habits.current();
    }

    @Override
    public Parents parents() {
        return parents;
    }

    @Override
    public List<Project> projects() {
        return catalogue.projects().all().stream()
                .map(project -> new Project(project.id(), project.key(), project.name()))
                .toList();
    }

    @Override
    public List<IssueType> issueTypes() {
        return catalogue.types().all().stream()
                .map(type -> new IssueType(type.id(), type.name(), type.level()))
                .toList();
    }

    @Override
    public List<Status> statuses() {
        return catalogue.statuses().all().stream()
                .map(status ->
                        new Status(status.id(), status.name(), status.category().key()))
                .toList();
    }

    @Override
    public List<LinkType> linkTypes() {
        return catalogue.linkTypes().all().stream()
                .map(type -> new LinkType(type.id(), type.name(), type.inward(), type.outward()))
                .toList();
    }

    @Override
    public List<Term> priorities() {
        return terms(catalogue.priorities());
    }

    @Override
    public List<Term> resolutions() {
        return terms(catalogue.resolutions());
    }

    private static List<Term> terms(Terms<?> terms) {
        return terms.all().stream()
                .map(term -> new Term(term.id(), term.name()))
                .toList();
    }

    /** On Cloud people are known by id and by what they are called, on Data Center by their user names. */
    @Override
    public List<Account> accounts() {
        return catalogue.accounts().stream()
                .map(account -> new Account(
                        account.id(),
                        switch (dialect) {
                            case CLOUD -> List.of(account.id(), account.displayName());
                            case DATA_CENTER -> List.of(account.login().name());
                        }))
                .toList();
    }

    /** Whoever can sign in is in one group, administrators in a second one. */
    @Override
    public List<Group> groups() {
        return List.of(
                new Group("jira-administrators", accounts(org.espalier.sandbox.issues.Account::administrator)),
                new Group(
                        "jira-software-users",
                        accounts(account -> account.login().email().isPresent())));
    }

    private List<String> accounts(Predicate<org.espalier.sandbox.issues.Account> wanted) {
        return catalogue.accounts().stream()
                .filter(wanted)
                .map(org.espalier.sandbox.issues.Account::id)
                .toList();
    }

    @Override
    public List<Version> versions() {
        return catalogue.versions().all().stream()
                .map(version -> new Version(
                        new Part(version.id(), version.projectId(), version.name()),
                        version.standing().archived()
                                ? Version.Standing.ARCHIVED
                                : version.released() ? Version.Standing.RELEASED : Version.Standing.UNRELEASED))
                .toList();
    }

    @Override
    public List<Part> components() {
        return catalogue.components().all().stream()
                .map(component -> new Part(component.id(), component.projectId(), component.name()))
                .toList();
    }

    @Override
    public List<Sprint> sprints(Caller caller) {
        return database.sql("""
                        select s.id, s.name, s.state from sprint s join board b on b.id = s.board_id
                        where b.project_id = any(:open) or exists (
                            select from issue_sprint x join issue i on i.id = x.issue_id
                            where x.sprint_id = s.id and not i.hidden and i.project_id = any(:open))
                        order by s.id
                        """)
                .param("open", caller.projects().toArray(Long[]::new))
                .query((row, number) -> new Sprint(
                        row.getLong(1),
                        row.getString(2),
                        Sprint.State.valueOf(row.getString(3).toUpperCase(Locale.ROOT))))
                .list();
    }

    @Override
    public List<Filter> filters(Caller caller) {
        return filters.visible(caller.account(), caller.projects()).stream()
                .map(filter -> new Filter(filter.id(), filter.name(), filter.jql()))
                .toList();
    }

    @Override
    public List<Long> linked(long issue, List<Long> asSource, List<Long> asDestination) {
        return database.sql("""
                        select destination_id from issue_link where source_id = :issue and type_id = any(:asSource)
                        union
                        select source_id from issue_link where destination_id = :issue and type_id = any(:asDestination)
                        """)
                .param("issue", issue)
                .param("asSource", asSource.toArray(Long[]::new))
                .param("asDestination", asDestination.toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    @Override
    public List<Long> below(long issue) {
        return database.sql("""
                        with recursive below as (
                            select id from issue where parent_id = :issue
                            union select i.id from issue i join below b on i.parent_id = b.id)
                        select id from below
                        """).param("issue", issue).query(Long.class).list();
    }

    /** The first administrator leads every project; components have nobody who leads them. */
    @Override
    public Led ledBy(String account) {
        boolean leads = catalogue.accounts().stream()
                .filter(org.espalier.sandbox.issues.Account::administrator)
                .findFirst()
                .filter(lead -> lead.id().equals(account))
                .isPresent();
        return leads ? new Led(projects().stream().map(Project::id).toList(), List.of()) : Led.NOTHING;
    }

    /** By its words or its key. */
    @Override
    public Optional<List<Long>> projectsWithPermission(Caller caller, String permission) {
        return Permission.withKey(permission.toUpperCase(Locale.ROOT).replace(' ', '_'))
                .filter(Permission.ofProjects()::contains)
                .map(known -> projectsAllowing(caller, known));
    }

    /** Whoever administers a project has this role in it, and there are no others. */
    @Override
    public Optional<List<Long>> projectsWithRole(Caller caller, String role) {
        return role.equalsIgnoreCase("Administrators")
                ? Optional.of(projectsAllowing(caller, Permission.ADMINISTER_PROJECTS))
                : Optional.empty();
    }

    private List<Long> projectsAllowing(Caller caller, Permission permission) {
        return caller.account()
                .flatMap(catalogue::account)
                .map(account -> new org.espalier.sandbox.issues.Caller(
                        Optional.of(account), List.of(), withholding.from(account)))
                .map(known -> caller.projects().stream()
                        .filter(project -> known.may(permission, project))
                        .toList())
                .orElse(List.of());
    }

    @Override
    public Map<String, Issue> issuesByKey(Collection<String> keys) {
        Map<String, Issue> found = new LinkedHashMap<>();
        database.sql("""
                        select k.key as asked, i.id, i.key, i.project_id, i.number
                        from issue_key k join issue i on i.id = k.issue_id
                        where k.key = any(:keys::text[]) and not i.hidden order by i.id
                        """).param("keys", keys.toArray(String[]::new)).query(row -> {
            found.put(
                    row.getString("asked"),
                    new Issue(
                            row.getLong("id"), row.getString("key"), row.getLong("project_id"), row.getLong("number")));
        });
        return Map.copyOf(found);
    }

    @Override
    public Map<Long, Issue> issuesById(Collection<Long> ids) {
        Map<Long, Issue> found = new LinkedHashMap<>();
        database.sql("""
                        select id, key, project_id, number from issue
                        where id = any(:ids) and not hidden order by id
                        """)
                .param("ids", ids.stream().mapToLong(Long::longValue).toArray())
                .query(row -> {
                    found.put(
                            row.getLong("id"),
                            new Issue(
                                    row.getLong("id"),
                                    row.getString("key"),
                                    row.getLong("project_id"),
                                    row.getLong("number")));
                });
        return Map.copyOf(found);
    }
}
