package org.espalier.server.sync;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.agreement.Agreed;
import org.espalier.core.change.Change;
import org.espalier.core.change.Kind;
import org.espalier.core.fact.Fact;
import org.espalier.core.plan.Consequence;
import org.espalier.core.structure.IssueId;
import org.espalier.core.structure.Item;
import org.espalier.core.structure.ItemType;
import org.espalier.core.structure.Place;
import org.espalier.core.structure.RowId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes changes and their consequences as JSON and reads them back, for the table of plans. */
@Component
final class PlanJson {
    private final JsonMapper json = JsonMapper.builder().build();

    /** The change itself, complete. */
    String change(Change change) {
        var node = json.createObjectNode();
        node.put("kind", change.kind().name());
        switch (change) {
            case Change.RowAdd add -> {
                node.put("row", add.row().value());
                node.set("item", item(add.item()));
                node.set("at", place(add.at()));
            }
            case Change.RowMove move -> {
                node.put("row", move.row().value());
                node.set("item", item(move.item()));
                node.set("before", place(move.before()));
                node.set("after", place(move.after()));
            }
            case Change.RowRemove remove -> {
                node.put("row", remove.row().value());
                node.set("item", item(remove.item()));
                node.set("before", place(remove.before()));
            }
            case Change.OfTracker atTracker -> TrackerChangeJson.write(atTracker, node);
        }
        return node.toString();
    }

    Change change(String text) {
        var node = json.readTree(text);
        var kind = Kind.valueOf(node.required("kind").asString());
        return switch (kind) {
            case ROW_ADD -> new Change.RowAdd(row(node), item(node.required("item")), place(node.required("at")));
            case ROW_MOVE ->
                new Change.RowMove(
                        row(node),
                        item(node.required("item")),
                        place(node.required("before")),
                        place(node.required("after")));
            case ROW_REMOVE ->
                new Change.RowRemove(row(node), item(node.required("item")), place(node.required("before")));
            case LINK_CREATE,
                    LINK_DELETE,
                    EPIC_SET,
                    EPIC_REPLACE,
                    EPIC_CLEAR,
                    PARENT_SET,
                    PARENT_REPLACE,
                    PARENT_CLEAR,
                    RANK,
                    TRANSITION,
                    FIELD_SET -> TrackerChangeJson.read(kind, node);
        };
    }

    /** What was there before, for people and scripts; null where nothing was. */
    @Nullable
    String before(Change change) {
        return switch (change) {
            case Change.RowAdd _ -> null;
            case Change.RowMove move -> place(move.before()).toString();
            case Change.RowRemove remove -> place(remove.before()).toString();
            case Change.OfTracker atTracker -> text(TrackerChangeJson.before(atTracker));
        };
    }

    /** What shall be there after, for people and scripts; null where nothing shall be. */
    @Nullable
    String after(Change change) {
        return switch (change) {
            case Change.RowAdd add -> place(add.at()).toString();
            case Change.RowMove move -> place(move.after()).toString();
            case Change.OfTracker atTracker -> text(TrackerChangeJson.after(atTracker));
            case Change.RowRemove _ -> null;
        };
    }

    private static @Nullable String text(@Nullable ObjectNode node) {
        return node == null ? null : node.toString();
    }

    String consequence(Consequence consequence) {
        var node = json.createObjectNode();
        switch (consequence) {
            case Consequence.Agrees agrees -> {
                var array = node.putArray("agrees");
                agrees.facts()
                        .forEach(each ->
                                array.addArray().add(FactText.of(each.fact())).add(FactText.of(each.value())));
            }
            case Consequence.Decides decides -> facts(node.putArray("decides"), decides.facts());
            case Consequence.Forgets forgets -> facts(node.putArray("forgets"), forgets.facts());
        }
        return node.toString();
    }

    Consequence consequence(String text) {
        var node = json.readTree(text);
        if (node.has("forgets")) {
            return new Consequence.Forgets(facts(node.get("forgets")));
        }
        if (node.has("decides")) {
            return new Consequence.Decides(facts(node.get("decides")));
        }
        var agreed = new ArrayList<Agreed>();
        node.required("agrees")
                .forEach(each -> agreed.add(new Agreed(
                        FactText.fact(each.get(0).asString()),
                        FactText.value(each.get(1).asString()))));
        return new Consequence.Agrees(List.copyOf(agreed));
    }

    private static void facts(ArrayNode array, Set<Fact> facts) {
        facts.stream().map(FactText::of).sorted().forEach(array::add);
    }

    private static Set<Fact> facts(JsonNode array) {
        var facts = new HashSet<Fact>();
        array.forEach(each -> facts.add(FactText.fact(each.asString())));
        return facts;
    }

    private ObjectNode place(Place place) {
        return json.createObjectNode()
                .put("under", place.under().value())
                .put("after", place.after().value())
                .put("before", place.before().value());
    }

    private static Place place(JsonNode node) {
        return new Place(
                new RowId(node.required("under").asLong()),
                new RowId(node.required("after").asLong()),
                new RowId(node.required("before").asLong()));
    }

    private ObjectNode item(Item item) {
        var node = json.createObjectNode();
        return switch (item) {
            case Item.Issue issue -> node.put("issue", issue.id().value());
            case Item.Thing thing -> node.put("type", thing.type().name()).put("number", thing.number());
            case Item.NamedThing named -> node.put("type", named.type().name()).put("name", named.name());
        };
    }

    private static Item item(JsonNode node) {
        if (node.has("issue")) {
            return new Item.Issue(new IssueId(node.get("issue").asLong()));
        }
        var type = new ItemType(node.required("type").asString());
        return Optional.ofNullable(node.get("name"))
                .<Item>map(name -> new Item.NamedThing(type, name.asString()))
                .orElseGet(() -> new Item.Thing(type, node.required("number").asLong()));
    }

    private static RowId row(JsonNode node) {
        return new RowId(node.required("row").asLong());
    }

    /** The mapper for the lists that a plan's own row holds. */
    JsonMapper mapper() {
        return json;
    }
}
