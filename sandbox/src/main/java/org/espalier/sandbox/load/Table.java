package org.espalier.sandbox.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/** Rows on their way into one table of the store, sent as one stream. */
final class Table {

    private static final int CHUNK = 1 << 16;

    private final String name;
    private final String columns;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    Table(String name, String columns) {
        this.name = name;
        this.columns = columns;
    }

    /** Adds a row; an empty {@link Optional} and null become NULL, a list becomes an array. */
    void row(@Nullable Object... values) {
        rows.add(Arrays.asList(values));
    }

    void copyInto(CopyManager database) throws SQLException, IOException {
        CopyIn stream = database.copyIn("copy " + name + " (" + columns + ") from stdin");
        StringBuilder text = new StringBuilder(CHUNK * 2);
        for (List<@Nullable Object> row : rows) {
            append(text, row);
            if (text.length() >= CHUNK) {
                send(stream, text);
            }
        }
        send(stream, text);
        stream.endCopy();
    }

    private static void send(CopyIn stream, StringBuilder text) throws SQLException {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        stream.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }

    private static void append(StringBuilder text, List<@Nullable Object> row) {
        Iterator<@Nullable Object> values = row.iterator();
        while (values.hasNext()) {
            appendValue(text, values.next());
            text.append(values.hasNext() ? '\t' : '\n');
        }
    }

    private static void appendValue(StringBuilder text, @Nullable Object value) {
        switch (value) {
            case null -> text.append("\\N");
            case Optional<?> optional -> appendValue(text, optional.orElse(null));
            case List<?> list -> appendEscaped(text, array(list));
            default -> appendEscaped(text, value.toString());
        }
    }

    private static String array(List<?> list) {
        return list.stream()
                .map(element ->
                        '"' + String.valueOf(element).replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static void appendEscaped(StringBuilder text, String value) {
        for (int at = 0; at < value.length(); at++) {
            char letter = value.charAt(at);
            switch (letter) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(letter);
            }
        }
    }
}
