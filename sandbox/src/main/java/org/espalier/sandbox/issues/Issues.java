package org.espalier.sandbox.issues;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads issues as a caller may see them, each question in one statement however many issues it is about. */
@Component
public class Issues {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern KEY = Pattern.compile("[A-Z][A-Z0-9_]*-[0-9]+");

    private final JdbcClient database;
    private final Catalogue catalogue;

    Issues(JdbcClient database, Catalogue catalogue) {
        this.database = database;
        this.catalogue = catalogue;
    }

    /** The issues with those ids or keys, also former keys and any letter case; what cannot be seen is left out. */
    public List<Issue> named(Caller caller, Collection<String> idsOrKeys) {
        long[] ids = idsOrKeys.stream()
                .filter(name -> NUMBER.matcher(name).matches())
                .mapToLong(Long::parseLong)
                .toArray();
        String[] keys = idsOrKeys.stream()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .filter(name -> KEY.matcher(name).matches())
                .toArray(String[]::new);
        return database.sql(Issue.select() + """
                         where i.id in (select unnest(:ids::bigint[])
                                        union select issue_id from issue_key where key = any(:keys::text[]))
                           and\s""" + Caller.sees("i") + " order by i.id")
                .param("ids", ids)
                .param("keys", keys)
                .param("closed", caller.closed())
                .query((row, number) -> Issue.read(row))
                .list();
    }

    /** The issue with that id or key; absent if it is not there or cannot be seen. */
    public Optional<Issue> named(Caller caller, String idOrKey) {
        return named(caller, List.of(idOrKey)).stream().findFirst();
    }

    /** The issue with that id or key, or Jira's refusal. */
    public Issue require(Caller caller, String idOrKey) {
        return named(caller, idOrKey).orElseThrow(Refusal::noSuchIssue);
    }

    /** The issues with those ids by id; what cannot be seen is left out. */
    public Map<Long, Issue> withIds(Caller caller, Collection<Long> ids) {
        Map<Long, Issue> issues = new LinkedHashMap<>();
        named(caller, ids.stream().map(String::valueOf).toList()).forEach(issue -> issues.put(issue.id(), issue));
        return Map.copyOf(issues);
    }

    /** The sub-tasks of each of the issues, in their own order. */
    public Map<Long, List<IssueHead>> subTasks(Caller caller, Collection<Long> parents) {
        Map<Long, List<IssueHead>> children = new LinkedHashMap<>();
        database.sql("select i.parent_id, " + IssueHead.columns("i", "i") + """
                        from issue i join issue_type t on t.id = i.type_id and t.subtask
                        where i.parent_id = any(:parents) and\s""" + Caller.sees("i")
                        + " order by i.parent_id, i.sub_order nulls last, i.id")
                .param("parents", array(parents))
                .param("closed", caller.closed())
                .query(row -> {
                    children.computeIfAbsent(row.getLong("parent_id"), parent -> new ArrayList<>())
                            .add(IssueHead.read(row, "i"));
                });
        return children;
    }

    /** The links of each of the issues by link id; a link whose other end cannot be seen is left out. */
    public Map<Long, List<LinkEnd>> links(Caller caller, Collection<Long> issues) {
        Map<Long, List<LinkEnd>> links = new LinkedHashMap<>();
        database.sql(linksFrom("source_id", "destination_id", LinkEnd.Side.OUTWARD)
                        + " union all "
                        + linksFrom("destination_id", "source_id", LinkEnd.Side.INWARD)
                        + " order by here, link_id")
                .param("ids", array(issues))
                .param("closed", caller.closed())
                .query(row -> {
                    LinkEnd end = new LinkEnd(
                            row.getLong("link_id"),
                            catalogue.linkTypes().of(row.getLong("link_type")),
                            LinkEnd.Side.valueOf(row.getString("side")),
                            IssueHead.read(row, "o"));
                    links.computeIfAbsent(row.getLong("here"), here -> new ArrayList<>())
                            .add(end);
                });
        return links;
    }

    private static String linksFrom(String here, String there, LinkEnd.Side side) {
        return "select l." + here + " as here, l.id as link_id, l.type_id as link_type, '" + side + "' as side, "
                + IssueHead.columns("o", "o") + " from issue_link l join issue o on o.id = l." + there + " where l."
                + here + " = any(:ids) and " + Caller.sees("o");
    }

    /** How many issues each project has that the caller sees. */
    public Map<Long, Long> countByProject(Caller caller) {
        Map<Long, Long> counts = new LinkedHashMap<>();
        database.sql("select i.project_id, count(*) from issue i where " + Caller.sees("i") + " group by i.project_id")
                .param("closed", caller.closed())
                .query(row -> {
                    counts.put(row.getLong(1), row.getLong(2));
                });
        return Map.copyOf(counts);
    }

    /** Some issues of a project in the order of the rank. */
    public List<IssueHead> byRank(Caller caller, Project project, int limit, int offset) {
        return database.sql("select " + IssueHead.columns("i", "i") + " from issue i where i.project_id = :project and "
                        + Caller.sees("i") + " order by i.rank, i.id limit :limit offset :offset")
                .param("project", project.id())
                .param("closed", caller.closed())
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> IssueHead.read(row, "i"))
                .list();
    }

    static long[] array(Collection<Long> ids) {
        return Set.copyOf(ids).stream().mapToLong(Long::longValue).sorted().toArray();
    }
}
