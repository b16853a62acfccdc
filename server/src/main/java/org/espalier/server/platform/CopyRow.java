package org.espalier.server.platform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/** The cells of one row on their way to PostgreSQL, in the text format of {@code COPY}. */
public final class CopyRow {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 17);
    private boolean firstCell = true;

    CopyRow() {}

    /** A text cell; absent means SQL's null. PostgreSQL cannot keep the character U+0000, so it is left out. */
    public CopyRow text(@Nullable String value) {
        separate();
        if (value == null) {
            raw("\\N");
        } else {
            raw(escaped(value));
        }
        return this;
    }

    /** A whole number. */
    public CopyRow number(long value) {
        separate();
        raw(Long.toString(value));
        return this;
    }

    /** A whole number, or SQL's null. */
    public CopyRow number(@Nullable Long value) {
        separate();
        raw(value == null ? "\\N" : value.toString());
        return this;
    }

    /** A moment. */
    public CopyRow instant(Instant value) {
        separate();
        raw(value.toString());
        return this;
    }

    /** A truth. */
    public CopyRow truth(boolean value) {
        separate();
        raw(value ? "t" : "f");
        return this;
    }

    void end() {
        raw("\n");
        firstCell = true;
    }

    int size() {
        return bytes.size();
    }

    void flushTo(CopyIn copy) throws SQLException, IOException {
        byte[] all = bytes.toByteArray();
        copy.writeToCopy(all, 0, all.length);
        bytes.reset();
    }

    private void separate() {
        if (!firstCell) {
            raw("\t");
        }
        firstCell = false;
    }

    private void raw(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(String value) {
        StringBuilder text = null;
        for (int at = 0; at < value.length(); at++) {
            String instead = switch (value.charAt(at)) {
                case '\\' -> "\\\\";
                case '\t' -> "\\t";
                case '\n' -> "\\n";
                case '\r' -> "\\r";
                case '\0' -> "";
                default -> null;
            };
            if (instead != null && text == null) {
                text = new StringBuilder(value.length() + 8).append(value, 0, at);
            }
            if (text != null) {
                if (instead == null) {
                    text.append(value.charAt(at));
                } else {
                    text.append(instead);
                }
            }
        }
        return text == null ? value : text.toString();
    }
}
