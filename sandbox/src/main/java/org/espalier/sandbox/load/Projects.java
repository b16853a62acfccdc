package org.espalier.sandbox.load;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The projects of a set, and after them those that it only names, which nobody may browse. */
final class Projects {

    private static final long FIRST = 10_000;

    private final Map<String, Long> ids = new TreeMap<>();
    private final Table table = new Table("project", "id, key, name, style, hidden, last_number");
    private final Table withheld = new Table("withheld_permission", "project_id, permission");

    private Projects() {}

    static Projects of(DataSet set, Outsiders outsiders) {
        TreeSet<String> open = new TreeSet<>();
        Map<String, Long> last = new TreeMap<>();
        for (DataLine line : set.lines()) {
            open.add(line.identity().projectKey());
            last.merge(line.identity().projectKey(), line.identity().number(), Math::max);
        }
        for (Outsiders.Outsider outsider : outsiders.issues()) {
            last.merge(DataLineReader.projectOf(outsider.key()), DataLineReader.numberOf(outsider.key()), Math::max);
        }
        Projects projects = new Projects();
        open.forEach(key -> projects.add(key, set.project(key), false, last));
        last.keySet().stream()
                .filter(key -> !open.contains(key))
                .forEach(key -> projects.add(key, ProjectTraits.of(key), true, last));
        return projects;
    }

    Table table() {
        return table;
    }

    Long idOf(String key) {
        return Vocabulary.known(ids, key);
    }

    /** What each project withholds from all but administrators. */
    Table withheld() {
        return withheld;
    }

    private void add(String key, ProjectTraits traits, boolean hidden, Map<String, Long> last) {
        long id = FIRST + ids.size();
        ids.put(key, id);
        table.row(id, key, traits.name(), traits.style(), hidden, last.get(key));
        traits.withheld().forEach(permission -> withheld.row(id, permission));
    }
}
