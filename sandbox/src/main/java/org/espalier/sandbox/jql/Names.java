package org.espalier.sandbox.jql;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What the names and ids in a query stand for. Whether the caller may see them is not decided here, but see
 * {@link Issue}.
 */
public interface Names {

    List<Project> projects();

    List<IssueType> issueTypes();

    List<Status> statuses();

    List<LinkType> linkTypes();

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

    /** The custom fields by their number, for {@code cf[10019]}; the names are those of JQL. */
    default Map<Long, String> customFields() {
        return Map.of(10014L, "Epic Link", 10019L, "Rank");
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
