package org.espalier.server.web;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.espalier.core.structure.Formula;
import org.espalier.core.structure.FormulaError;
import org.espalier.core.structure.FormulaRow;
import org.espalier.core.structure.ItemType;
import org.espalier.core.structure.RowId;
import org.espalier.server.platform.Fault;
import org.espalier.server.platform.Refusal;
import org.espalier.server.structures.EditAction;
import org.jspecify.annotations.Nullable;

/** The body of an edit, as it comes in. */
record EditBody(@Nullable List<@Nullable Action> actions) {

    private static final Set<ItemType> CREATABLE = Set.of(ItemType.FOLDER, ItemType.MEMO);
    private static final int LONGEST_NAME = 1000;

    /** One action; which one, its field {@code action} says. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "action")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Add.class, name = "add"),
        @JsonSubTypes.Type(value = Move.class, name = "move"),
        @JsonSubTypes.Type(value = Remove.class, name = "remove")
    })
    sealed interface Action {}

    record Add(
            @Nullable Long under,
            @Nullable Long after,
            @Nullable Long before,
            @Nullable String forest,
            @Nullable Map<String, @Nullable NewItem> items)
            implements Action {}

    record Move(
            @Nullable Long rowId,
            @Nullable Long under,
            @Nullable Long after,
            @Nullable Long before) implements Action {}

    record Remove(@Nullable Long rowId) implements Action {}

    record NewItem(@Nullable String type, @Nullable String name) {}

    List<EditAction> read() {
        List<@Nullable Action> given = Required.value(actions, "/actions");
        return IntStream.range(0, given.size())
                .mapToObj(at -> read(Required.value(given.get(at), "/actions/" + at), "/actions/" + at))
                .toList();
    }

    private static EditAction read(Action action, String pointer) {
        return switch (action) {
            case Add add ->
                new EditAction.Add(
                        target(add.under(), add.after(), add.before()), rows(add, pointer), items(add, pointer));
            case Move move ->
                new EditAction.Move(row(move.rowId(), pointer), target(move.under(), move.after(), move.before()));
            case Remove remove -> new EditAction.Remove(row(remove.rowId(), pointer));
        };
    }

    private static RowId row(@Nullable Long id, String pointer) {
        return new RowId(Required.value(id, pointer + "/rowId"));
    }

    private static EditAction.Target target(@Nullable Long under, @Nullable Long after, @Nullable Long before) {
        return new EditAction.Target(new RowId(under == null ? 0 : under), optional(after), optional(before));
    }

    private static OptionalLong optional(@Nullable Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static List<FormulaRow> rows(Add add, String pointer) {
        String forest = Required.text(add.forest(), pointer + "/forest");
        try {
            return Formula.rows(forest, Map.of());
        } catch (FormulaError error) {
            throw Refusal.unprocessable(
                    new Fault(pointer + "/forest", "wrong_formula", error.getMessage() + " Nothing was changed."));
        }
    }

    private static Map<RowId, EditAction.NewItem> items(Add add, String pointer) {
        Map<RowId, EditAction.NewItem> items = new LinkedHashMap<>();
        if (add.items() != null) {
            add.items().forEach((row, item) -> {
                String place = pointer + "/items/" + row;
                items.put(newRow(row, place), item(Required.value(item, place), place));
            });
        }
        return items;
    }

    private static RowId newRow(String text, String pointer) {
        if (!text.matches("-[1-9]\\d{0,17}")) {
            throw Refusal.unprocessable(new Fault(
                    pointer,
                    "wrong_row",
                    "The items name '" + text + "', but a new row has a negative id. Nothing was changed."));
        }
        return new RowId(Long.parseLong(text));
    }

    private static EditAction.NewItem item(NewItem item, String pointer) {
        ItemType type = new ItemType(Required.text(item.type(), pointer + "/type"));
        String name = type.equals(ItemType.MEMO)
                ? Required.lines(item.name(), pointer + "/name")
                : Required.name(item.name(), pointer + "/name");
        if (!CREATABLE.contains(type)) {
            throw Refusal.unprocessable(new Fault(
                    pointer + "/type",
                    "wrong_item_type",
                    "An item of type '" + type + "' cannot be made here; folder and memo can. Nothing was changed."));
        }
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw Refusal.unprocessable(new Fault(
                    pointer + "/name",
                    "too_long",
                    "A name has at most " + LONGEST_NAME + " characters. Nothing was changed."));
        }
        return new EditAction.NewItem(type, name);
    }
}
