package org.espalier.sandbox.jql;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the names and ids in a query stand for. Whether the caller may see them is not decided here, but see
 * {@link Issue}.
 */
public interface Names {

    List<Project> projects();

    List<IssueType> issueTypes();

    List<Status> statuses();

    List<LinkType> linkTypes();

    /** The priorities, most urgent first. */
    List<Term> priorities();

    /** The resolutions, in the order of the site's list. */
    List<Term> resolutions();

    List<Account> accounts();

    /** The groups of accounts. */
    List<Group> groups();

    /** The versions of all projects, in the order of each project's list. */
    List<Version> versions();

    /** The components of all projects. */
    List<Part> components();

    /** The sprints of which this caller may know. */
    List<Sprint> sprints(Caller caller);

    /** The saved filters of which this caller may know. */
    List<Filter> filters(Caller caller);

    /**
     * The issues that have, or once had, one of these keys, by the key asked for. Keys come in upper case; unknown keys
     * are absent.
     */
    Map<String, Issue> issuesByKey(Collection<String> keys);

    /** The issues with these ids, by id; unknown ids are absent. */
    Map<Long, Issue> issuesById(Collection<Long> ids);

    /**
     * The issues at the other ends of an issue's links of these types, whoever may see them.
     *
     * @param asSource the types of links that count where the issue is the source
     * @param asDestination the types of links that count where it is the destination
     */
    List<Long> linked(long issue, List<Long> asSource, List<Long> asDestination);

    /** The issues below an issue on every level, whoever may see them. */
    List<Long> below(long issue);

    /** What an account leads. */
    default Led ledBy(String account) {
        return Led.NOTHING;
    }

    /** The ids of the projects in which the caller has the permission of that name; absent where there is none. */
    default Optional<List<Long>> projectsWithPermission(Caller caller, String permission) {
        return Optional.empty();
    }

    /** The ids of the projects in which the caller has the role of that name; absent where there is none. */
    default Optional<List<Long>> projectsWithRole(Caller caller, String role) {
        return Optional.empty();
    }

    /** The custom fields by their number, for {@code cf[10019]}; the names are those of JQL. */
    default Map<Long, String> customFields() {
        return Map.of(
                10011L, "Epic Name",
                10014L, "Epic Link",
                10016L, "Story point estimate",
                10018L, "Parent Link",
                10019L, "Rank",
                10020L, "Sprint");
    }

    /** How the site answers where sites differ. */
    default Habits habits() {
        return Habits.ORDINARY;
    }

    /** Which issues have a parent; what else stands above an issue is its epic alone. */
    default Parents parents() {
        return Parents.ON_EVERY_LEVEL;
    }

    /** Which issues have a parent. */
    enum Parents {
        /** As on Cloud. */
        ON_EVERY_LEVEL,
        /** As on Data Center. */
        OF_SUB_TASKS
    }

    /** How many fields an ORDER BY may name; as many as it likes where this is empty. */
    default OptionalInt mostSorts() {
        return switch (parents()) {
            case ON_EVERY_LEVEL -> OptionalInt.of(7);
            case OF_SUB_TASKS -> OptionalInt.empty();
        };
    }

    /** What somebody leads, by ids. */
    record Led(List<Long> projects, List<Long> components) {

        /** Nothing. */
        public static final Led NOTHING = new Led(List.of(), List.of());

        public Led {
            projects = List.copyOf(projects);
            components = List.copyOf(components);
        }
    }

    /** Something that has no more than an id and a name. */
    record Term(long id, String name) {}

    /**
     * Somebody.
     *
     * @param names all that a query may call this account
     */
    record Account(String id, List<String> names) {
        public Account {
            names = List.copyOf(names);
        }
    }

    /** A group of accounts, by their ids. */
    record Group(String name, List<String> accounts) {
        public Group {
            accounts = List.copyOf(accounts);
        }
    }

    /** A version or component of a project. */
    record Part(long id, long projectId, String name) {}

    /** A version. */
    record Version(Part part, Standing standing) {
        /** How it stands with a version; one that is put away may have been released. */
        public enum Standing {
            UNRELEASED,
            RELEASED,
            ARCHIVED
        }
    }

    /** A sprint. */
    record Sprint(long id, String name, State state) {
        /** Where a sprint stands. */
        public enum State {
            FUTURE,
            ACTIVE,
            CLOSED
        }
    }

    /** A saved query. */
    record Filter(long id, String name, String jql) {}

    /** A project. */
    record Project(long id, String key, String name) {}

    /**
     * An issue type.
     *
     * @param level its hierarchy level: -1 for sub-tasks, 0 for the base level, 1 for epics
     */
    record IssueType(long id, String name, int level) {}

    /**
     * A status.
     *
     * @param category {@code new}, {@code indeterminate} or {@code done}
     */
    record Status(long id, String name, String category) {}

    /**
     * A link type with its texts: the source <em>outward</em> the destination, the destination <em>inward</em> the
     * source.
     */
    record LinkType(long id, String name, String inward, String outward) {}

    /**
     * An issue under its present key. Issues hidden from everybody must be left out; hidden projects are the caller's
     * matter.
     */
    record Issue(long id, String key, long projectId, long number) {}
}
