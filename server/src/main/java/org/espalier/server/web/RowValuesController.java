package org.espalier.server.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.IssueId;
import org.espalier.core.structure.Item;
import org.espalier.core.structure.RowId;
import org.espalier.server.platform.Fault;
import org.espalier.server.platform.Refusal;
import org.espalier.server.structures.ItemTexts;
import org.espalier.server.structures.StructureId;
import org.espalier.server.structures.StructureStore;
import org.espalier.server.tracker.ConnectionId;
import org.espalier.server.tracker.IssueValues;
import org.espalier.server.tracker.Trackers;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What the rows that a page shows just now say: issues as Jira has them at this moment, folders and memos by name. */
@RestController
class RowValuesController {

    private static final int MOST = 500;

    private final StructureStore structures;
    private final ItemTexts texts;
    private final Trackers trackers;

    RowValuesController(StructureStore structures, ItemTexts texts, Trackers trackers) {
        this.structures = structures;
        this.texts = texts;
        this.trackers = trackers;
    }

    record Asked(@Nullable List<@Nullable Long> rows) {}

    record RowValue(
            long row,
            @Nullable String key,
            @Nullable String summary,
            @Nullable String type,
            @Nullable String status,
            @Nullable String statusCategory,
            @Nullable String issue,
            @Nullable String name,
            boolean hidden) {}

    record RowValueList(List<RowValue> values) {}

    /** Rows that are not there any more are left out. */
    @PostMapping("/api/v1/structures/{id}/values")
    RowValueList values(@PathVariable String id, @RequestBody Asked asked) {
        StructureId structure = StructureTag.id(id);
        List<@Nullable Long> rows = Required.value(asked.rows(), "/rows");
        if (rows.size() > MOST) {
            throw Refusal.unprocessable(
                    new Fault("/rows", "too_many", "At most " + MOST + " rows can be asked for at once."));
        }
        Forest forest = structures.forest(structure);
        List<RowId> present = IntStream.range(0, rows.size())
                .mapToObj(at -> new RowId(Required.value(rows.get(at), "/rows/" + at)))
                .filter(forest::holds)
                .toList();
        Map<IssueId, IssueValues> issues = issues(structure, forest, present);
        Map<Item, String> names = texts.of(structure);
        List<RowValue> values = new ArrayList<>();
        for (RowId row : present) {
            Item item = forest.itemAt(forest.indexOf(row));
            values.add(item.issue()
                    .map(issue -> shown(row, issue, Optional.ofNullable(issues.get(issue))))
                    .orElseGet(() -> named(row, names.get(item))));
        }
        return new RowValueList(values);
    }

    private Map<IssueId, IssueValues> issues(StructureId structure, Forest forest, List<RowId> rows) {
        TreeSet<IssueId> issues = new TreeSet<>();
        rows.forEach(row -> forest.itemAt(forest.indexOf(row)).issue().ifPresent(issues::add));
        if (issues.isEmpty()) {
            return Map.of();
        }
        String connection = structures.summary(structure).about().connection();
        return trackers.rowValues(new ConnectionId(connection), issues);
    }

    private static RowValue shown(RowId row, IssueId issue, Optional<IssueValues> seen) {
        String id = Long.toString(issue.value());
        return seen.map(values -> new RowValue(
                        row.value(),
                        values.key().value(),
                        values.summary(),
                        values.type(),
                        values.status().name(),
                        values.status().category(),
                        id,
                        null,
                        false))
                .orElseGet(() -> new RowValue(row.value(), null, null, null, null, null, id, null, true));
    }

    private static RowValue named(RowId row, @Nullable String name) {
        return new RowValue(row.value(), null, null, null, null, null, null, name, false);
    }
}
