package org.espalier.sandbox.issues;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Everything that issues refer to, read once, since no call of the sandbox changes any of it but projects, versions,
 * components and types of links.
 */
@Component
public class Catalogue {

    private final JdbcClient database;
    private volatile Terms<Project> projects;
    private final Terms<IssueType> types;
    private final Terms<Status> statuses;
    private final Terms<Priority> priorities;
    private final Terms<Resolution> resolutions;
    private volatile Terms<LinkType> linkTypes;
    private volatile Terms<ProjectVersion> versions;
    private volatile Terms<ProjectComponent> components;
    private final Map<String, Account> accounts = new LinkedHashMap<>();

    Catalogue(JdbcClient database) {
        this.database = database;
        projects = readProjects(database);
        types = new Terms<>(database.sql("select id, name, subtask, hierarchy_level from issue_type order by id")
                .query((row, number) ->
                        new IssueType(row.getLong(1), row.getString(2), row.getBoolean(3), row.getInt(4)))
                .list());
        statuses = new Terms<>(database.sql("select id, name, category, project_id from status order by id")
                .query((row, number) -> new Status(
                        row.getLong(1),
                        row.getString(2),
                        Status.Category.of(row.getString(3)),
                        Optional.ofNullable(row.getObject(4, Long.class))))
                .list());
        priorities = new Terms<>(database.sql("select id, name, position from priority order by position")
                .query((row, number) -> new Priority(row.getLong(1), row.getString(2), row.getInt(3)))
                .list());
        resolutions = new Terms<>(database.sql("select id, name from resolution order by id")
                .query((row, number) -> new Resolution(row.getLong(1), row.getString(2)))
                .list());
        linkTypes = readLinkTypes(database);
        versions = readVersions(database);
        components = readComponents(database);
        readAccounts(database).forEach(account -> accounts.put(account.id(), account));
    }

    private static Terms<Project> readProjects(JdbcClient database) {
        return new Terms<>(database.sql("select id, key, name, style, hidden from project order by key")
                .query((row, number) -> new Project(
                        row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getBoolean(5)))
                .list());
    }

    private static Terms<LinkType> readLinkTypes(JdbcClient database) {
        return new Terms<>(database.sql("select id, name, inward, outward from link_type order by id")
                .query((row, number) ->
                        new LinkType(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)))
                .list());
    }

    private static Terms<ProjectVersion> readVersions(JdbcClient database) {
        return new Terms<>(database.sql("select id, project_id, name, description, released, archived from version"
                        + " order by coalesce(place, id), id")
                .query((row, number) -> new ProjectVersion(
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getString(4),
                        new ProjectVersion.Standing(row.getBoolean(5), row.getBoolean(6))))
                .list());
    }

    private static Terms<ProjectComponent> readComponents(JdbcClient database) {
        return new Terms<>(database.sql("select id, project_id, name from component order by id")
                .query((row, number) -> new ProjectComponent(row.getLong(1), row.getLong(2), row.getString(3)))
                .list());
    }

    /** Reads the projects again, which were changed. */
    public void refreshProjects() {
        projects = readProjects(database);
    }

    /** Reads the components again, which were changed. */
    public void refreshComponents() {
        components = readComponents(database);
    }

    /** Reads the versions again, which were changed. */
    public void refreshVersions() {
        versions = readVersions(database);
    }

    /** Reads the types of links again, of which some went or came back. */
    public void refreshLinkTypes() {
        linkTypes = readLinkTypes(database).after(linkTypes);
    }

    private static List<Account> readAccounts(JdbcClient database) {
        return database.sql("select id, name, email, display_name, administrator, time_zone from account order by id")
                .query((row, number) -> new Account(
                        row.getString(1),
                        new Account.Login(row.getString(2), Optional.ofNullable(row.getString(3))),
                        row.getString(4),
                        row.getBoolean(5),
                        ZoneId.of(row.getString(6))))
                .list();
    }

    /** Every project, also those that nobody may browse, by key. */
    public Terms<Project> projects() {
        return projects;
    }

    /** Every type of issues, epics first. */
    public Terms<IssueType> types() {
        return types;
    }

    /** Every status. */
    public Terms<Status> statuses() {
        return statuses;
    }

    /** Every priority, most urgent first. */
    public Terms<Priority> priorities() {
        return priorities;
    }

    /** Every resolution. */
    public Terms<Resolution> resolutions() {
        return resolutions;
    }

    /** Every type of links. */
    public Terms<LinkType> linkTypes() {
        return linkTypes;
    }

    /** Every version of every project. */
    public Terms<ProjectVersion> versions() {
        return versions;
    }

    /** The versions of one project. */
    public List<ProjectVersion> versionsOf(Project project) {
        return versions.all().stream()
                .filter(version -> version.projectId() == project.id())
                .toList();
    }

    /** Every component of every project. */
    public Terms<ProjectComponent> components() {
        return components;
    }

    /** The components of one project. */
    public List<ProjectComponent> componentsOf(Project project) {
        return components.all().stream()
                .filter(component -> component.projectId() == project.id())
                .toList();
    }

    /** Every account, in the order of the ids. */
    public List<Account> accounts() {
        return List.copyOf(accounts.values());
    }

    /** The account with that id. */
    public Optional<Account> account(String id) {
        return Optional.ofNullable(accounts.get(id));
    }
}
