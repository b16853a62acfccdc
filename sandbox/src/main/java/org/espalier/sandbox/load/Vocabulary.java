package org.espalier.sandbox.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The names a set uses for types, statuses, priorities, resolutions and link types, each with an id.
 *
 * <p>Ids follow from the sorted names alone, so the same file gives the same ids everywhere. A few names that every
 * Jira has are added where a set lacks them, so that an issue of each level and an ordinary link can always be made.
 */
final class Vocabulary {

    private static final long FIRST = 10_000;
    private static final int SUB_TASK = -1;
    private static final int BASE = 0;
    private static final int EPIC = 1;

    /** Known priorities, most urgent first; any other stands behind them. */
    private static final List<String> URGENCY = List.of(
            "blocker", "highest", "critical", "high", "major", "medium", "normal", "minor", "low", "lowest", "trivial");

    private record Words(@Nullable String inward, @Nullable String outward) {}

    private final Map<String, Integer> levels = new TreeMap<>();
    private final Map<String, String> categories = new TreeMap<>();
    private final Map<String, Words> linkWords = new TreeMap<>();
    private final Map<String, Long> types;
    private final Map<String, Long> statuses;
    private final Map<String, Map<String, Long>> ownStatuses = new TreeMap<>();
    private final Map<String, Long> priorities;
    private final Map<String, Long> resolutions;
    private final Map<String, Long> linkTypes;

    private Vocabulary(DataSet set) {
        Set<String> urgencies =
                new TreeSet<>(Comparator.comparingInt(Vocabulary::urgency).thenComparing(Comparator.naturalOrder()));
        Set<String> ends = new TreeSet<>();
        for (DataLine line : set.lines()) {
            DataLine.Nature nature = line.nature();
            levels.put(nature.type(), nature.level());
            categories.put(nature.status(), nature.statusCategory());
            line.details().priority().ifPresent(urgencies::add);
            line.details().resolution().ifPresent(ends::add);
            line.place().links().forEach(this::learn);
        }
        addWhatEveryJiraHas();
        if (ends.isEmpty()) {
            ends.addAll(List.of("Done", "Won't Do"));
        }
        List<String> byLevel = levels.keySet().stream()
                .sorted(Comparator.<String, Boolean>comparing(name -> known(levels, name) > EPIC)
                        .thenComparingInt(name -> -known(levels, name))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        types = numbered(FIRST, byLevel);
        statuses = numbered(FIRST, List.copyOf(categories.keySet()));
        addOwnStatuses(set);
        priorities = numbered(1, List.copyOf(urgencies));
        resolutions = numbered(FIRST, List.copyOf(ends));
        linkTypes = numbered(FIRST, List.copyOf(linkWords.keySet()));
    }

    static Vocabulary of(DataSet set) {
        return new Vocabulary(set);
    }

    /** A project that its team manages has all its statuses for itself, though they are called as elsewhere. */
    private void addOwnStatuses(DataSet set) {
        long next = FIRST + statuses.size();
        for (String project : new TreeSet<>(set.projects().keySet())) {
            if (set.project(project).teamManaged()) {
                Map<String, Long> own = numbered(next, List.copyOf(categories.keySet()));
                ownStatuses.put(project, own);
                next += own.size();
            }
        }
    }

    List<Table> tables(Projects projects) {
        Table type = new Table("issue_type", "id, name, subtask, hierarchy_level");
        types.forEach((name, id) -> type.row(id, name, known(levels, name) == SUB_TASK, levels.get(name)));
        Table status = new Table("status", "id, name, category, project_id");
        statuses.forEach((name, id) -> status.row(id, name, categories.get(name), null));
        ownStatuses.forEach((project, own) ->
                own.forEach((name, id) -> status.row(id, name, categories.get(name), projects.idOf(project))));
        Table priority = new Table("priority", "id, name, position");
        priorities.forEach((name, id) -> priority.row(id, name, id));
        Table resolution = new Table("resolution", "id, name");
        resolutions.forEach((name, id) -> resolution.row(id, name));
        Table linkType = new Table("link_type", "id, name, inward, outward");
        linkTypes.forEach((name, id) -> {
            Words words = known(linkWords, name);
            linkType.row(id, name, or(words.inward(), name), or(words.outward(), name));
        });
        return List.of(type, status, priority, resolution, linkType);
    }

    Long typeOf(String name) {
        return known(types, name);
    }

    Long statusOf(String project, String name) {
        return known(ownStatuses.getOrDefault(project, statuses), name);
    }

    Long priorityOf(String name) {
        return known(priorities, name);
    }

    Long resolutionOf(String name) {
        return known(resolutions, name);
    }

    Long linkTypeOf(String name) {
        return known(linkTypes, name);
    }

    Long anyEpicType() {
        return typeOf(firstWith(levels, EPIC));
    }

    Long anyBaseType() {
        return typeOf(firstWith(levels, BASE));
    }

    Long anyNewStatus() {
        return known(statuses, firstWith(categories, "new"));
    }

    /** What a map must hold, because it was built from the same lines. */
    static <V> V known(Map<String, V> map, String name) {
        V value = map.get(name);
        if (value == null) {
            throw new IllegalStateException("The name " + name + " was never counted; this indicates a bug.");
        }
        return value;
    }

    private void learn(DataLine.LinkEnd link) {
        Words before = linkWords.getOrDefault(link.type(), new Words(null, null));
        linkWords.put(
                link.type(),
                link.outward()
                        ? new Words(before.inward(), link.description())
                        : new Words(link.description(), before.outward()));
    }

    private void addWhatEveryJiraHas() {
        addLevel("Epic", EPIC);
        addLevel("Task", BASE);
        addLevel("Sub-task", SUB_TASK);
        addCategory("To Do", "new");
        addCategory("In Progress", "indeterminate");
        addCategory("Done", "done");
        addLinkType("Blocks", "is blocked by", "blocks");
        addLinkType("Cloners", "is cloned by", "clones");
        addLinkType("Duplicate", "is duplicated by", "duplicates");
        addLinkType("Relates", "relates to", "relates to");
    }

    private void addLevel(String name, int level) {
        if (!levels.containsValue(level)) {
            levels.put(unusedName(levels, name), level);
        }
    }

    private void addCategory(String name, String category) {
        if (!categories.containsValue(category)) {
            categories.put(unusedName(categories, name), category);
        }
    }

    private void addLinkType(String name, String inward, String outward) {
        if (linkWords.keySet().stream().noneMatch(name::equalsIgnoreCase)) {
            linkWords.put(name, new Words(inward, outward));
        }
    }

    private static String unusedName(Map<String, ?> names, String name) {
        return names.containsKey(name) ? unusedName(names, name + " (standard)") : name;
    }

    private static int urgency(String priority) {
        int place = URGENCY.indexOf(priority.toLowerCase(Locale.ROOT));
        return place < 0 ? URGENCY.size() : place;
    }

    private static Map<String, Long> numbered(long first, List<String> names) {
        Map<String, Long> ids = new TreeMap<>();
        for (String name : names) {
            ids.put(name, first + ids.size());
        }
        return ids;
    }

    private static <V> String firstWith(Map<String, V> map, V wanted) {
        List<String> names = new ArrayList<>(map.keySet());
        names.removeIf(name -> !wanted.equals(map.get(name)));
        if (names.isEmpty()) {
            throw new IllegalStateException("No name stands for " + wanted + "; this indicates a bug.");
        }
        return names.getFirst();
    }

    private static String or(@Nullable String words, String name) {
        return words == null ? name : words;
    }
}
