package org.espalier.sandbox.search;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Where the next page of a search begins, as a client carries it.
 *
 * <p>A search in the order of the ids goes on behind the last id, so that issues made or deleted meanwhile move
 * nothing. Every other order goes on behind so many issues.
 */
record PageToken(Kind kind, long position) {

    /** What the position means. */
    enum Kind {
        LAST_ID,
        OFFSET
    }

    private static final Pattern FORM = Pattern.compile("(LAST_ID|OFFSET)\\.([0-9]{1,18})\\.([0-9a-f]+)");

    /** The token as text, good for this query alone. */
    String text(String jql) {
        String text = kind + "." + position + "." + sum(jql);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The token of that text, if it was made for this query. */
    static Optional<PageToken> of(String text, String jql) {
        Matcher matcher = FORM.matcher(decoded(text));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        PageToken token = new PageToken(Kind.valueOf(matcher.group(1)), Long.parseLong(matcher.group(2)));
        return token.sum(jql).equals(matcher.group(3)) ? Optional.of(token) : Optional.empty();
    }

    private String sum(String jql) {
        CRC32 sum = new CRC32();
        sum.update((kind.name() + position + jql).getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
