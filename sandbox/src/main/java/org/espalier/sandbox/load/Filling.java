package org.espalier.sandbox.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.espalier.sandbox.load.Outsiders.Outsider;

/**
 * The rows of every table for one set of issues.
 *
 * <p>Ids, ranks, link ids and stamps are those of the set. What a set only names becomes an {@link Outsider}.
 */
final class Filling {

    private static final String NO_EXTRA = "{}";

    private final DataSet set;
    private final Outsiders outsiders;
    private final Vocabulary words;
    private final Map<String, Long> idOfKey = new HashMap<>();
    private final Map<String, Integer> placeAmongSubTasks = new HashMap<>();

    Filling(DataSet set) {
        this.set = set;
        this.outsiders = Outsiders.of(set);
        this.words = Vocabulary.of(set);
        for (DataLine line : set.lines()) {
            idOfKey.put(line.identity().key(), line.identity().id());
            List<String> subTasks = line.place().subtaskKeys();
            for (int place = 0; place < subTasks.size(); place++) {
                placeAmongSubTasks.put(subTasks.get(place), place + 1);
            }
        }
        outsiders.issues().forEach(outsider -> idOfKey.put(outsider.key(), outsider.id()));
    }

    /** All tables, in an order in which each row finds what it refers to. */
    List<Table> tables() {
        Projects projects = Projects.of(set, outsiders);
        List<Table> tables = new ArrayList<>(words.tables(projects));
        tables.add(projects.table());
        tables.add(projects.withheld());
        tables.add(accounts());
        tables.add(issues(projects));
        tables.add(keys());
        tables.add(links());
        return List.copyOf(tables);
    }

    private Table issues(Projects projects) {
        Table table = new Table(
                "issue",
                "id, key, project_id, number, type_id, status_id, priority_id, resolution_id, resolved, summary, parent_id,"
                        + " labels, created, updated, rank, hidden, assignee, sub_order, extra");
        for (DataLine line : set.lines()) {
            DataLine.Identity identity = line.identity();
            DataLine.Nature nature = line.nature();
            table.row(
                    identity.id(),
                    identity.key(),
                    projects.idOf(identity.projectKey()),
                    identity.number(),
                    words.typeOf(nature.type()),
                    words.statusOf(identity.projectKey(), nature.status()),
                    line.details().priority().map(words::priorityOf),
                    line.details().resolution().map(words::resolutionOf),
                    line.details().resolution().map(name -> line.stamps().updated()),
                    nature.summary(),
                    line.place().above().map(idOfKey::get),
                    line.details().labels(),
                    line.stamps().created(),
                    line.stamps().updated(),
                    line.place().rank(),
                    false,
                    line.details().assignee(),
                    Optional.ofNullable(placeAmongSubTasks.get(identity.key())),
                    line.details().extra());
        }
        for (Outsider outsider : outsiders.issues()) {
            addOutsider(table, projects, outsider);
        }
        return table;
    }

    private void addOutsider(Table table, Projects projects, Outsider outsider) {
        table.row(
                outsider.id(),
                outsider.key(),
                projects.idOf(DataLineReader.projectOf(outsider.key())),
                DataLineReader.numberOf(outsider.key()),
                outsider.epic() ? words.anyEpicType() : words.anyBaseType(),
                words.anyNewStatus(),
                null,
                null,
                null,
                "An issue that only administrators of another project may see",
                null,
                List.of(),
                outsiders.since(),
                outsiders.since(),
                outsider.rank(),
                true,
                null,
                null,
                NO_EXTRA);
    }

    private Table keys() {
        Table table = new Table("issue_key", "key, issue_id");
        idOfKey.forEach((key, id) -> table.row(key.toUpperCase(Locale.ROOT), id));
        return table;
    }

    /** One row per link, although both its ends tell of it. */
    private Table links() {
        Table table = new Table("issue_link", "id, type_id, source_id, destination_id");
        TreeMap<Long, Runnable> rows = new TreeMap<>();
        for (DataLine line : set.lines()) {
            for (DataLine.LinkEnd link : line.place().links()) {
                Long here = line.identity().id();
                Long there = idOfKey.get(link.other());
                rows.putIfAbsent(
                        link.id(),
                        () -> table.row(
                                link.id(),
                                words.linkTypeOf(link.type()),
                                link.outward() ? here : there,
                                link.outward() ? there : here));
            }
        }
        rows.values().forEach(Runnable::run);
        return table;
    }

    private Table accounts() {
        Table table = new Table("account", "id, name, email, display_name, administrator, time_zone");
        table.row("5e5a0d1b2c3f4a0c1b9d7e01", "admin", "admin@example.com", "Administrator", true, "America/New_York");
        table.row("5e5a0d1b2c3f4a0c1b9d7e02", "member", "member@example.com", "Project Member", false, "Asia/Kolkata");
        TreeMap<String, String> assignees = new TreeMap<>();
        for (DataLine line : set.lines()) {
            line.details()
                    .assignee()
                    .ifPresent(code -> assignees.put(code, set.accountNames().getOrDefault(code, "User " + code)));
        }
        assignees.forEach((code, name) -> table.row(code, code, null, name, false, "Etc/UTC"));
        return table;
    }
}
