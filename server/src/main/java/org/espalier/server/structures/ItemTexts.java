package org.espalier.server.structures;

import java.util.LinkedHashMap;
import java.util.Map;
import org.espalier.core.structure.Item;
import org.espalier.core.structure.ItemType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What folders and memos say. */
@Service
public class ItemTexts {

    private final JdbcClient jdbc;

    ItemTexts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A new folder or memo, not yet in any row. */
    public Item.Thing add(StructureId structure, ItemType type, String name) {
        long number = jdbc.sql(
                        "insert into structures_item_text (structure, item_type, name) values (?, ?, ?) returning id")
                .param(structure.number())
                .param(type.name())
                .param(name)
                .query(Long.class)
                .single();
        return new Item.Thing(type, number);
    }

    /** Everything that folders and memos of the structure say, by item. */
    public Map<Item, String> of(StructureId structure) {
        Map<Item, String> texts = new LinkedHashMap<>();
        jdbc.sql("select id, item_type, name from structures_item_text where structure = ? order by id")
                .param(structure.number())
                .query(row -> {
                    texts.put(
                            new Item.Thing(new ItemType(row.getString("item_type")), row.getLong("id")),
                            row.getString("name"));
                });
        return texts;
    }
}
