package org.espalier.sandbox.search;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Where a page of a search ended, as a client carries it: the place of its last issue in the order of the query.
 *
 * <p>The next page goes on behind that place, so that issues made, changed or deleted meanwhile move nothing else.
 */
record PageToken(List<String> place) {

    /** Between the parts of a token; no text of PostgreSQL holds it. */
    private static final String BORDER = "\0";

    PageToken {
        place = List.copyOf(place);
    }

    /** The token as text, good for this query alone. */
    String text(String jql) {
        byte[] text = (sum(jql) + BORDER + String.join(BORDER, place)).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /** The token of that text, if it was made for this query. */
    static Optional<PageToken> of(String text, String jql) {
        List<String> parts = Arrays.asList(decoded(text).split(BORDER, -1));
        PageToken token = new PageToken(parts.subList(1, parts.size()));
        return token.sum(jql).equals(parts.getFirst()) ? Optional.of(token) : Optional.empty();
    }

    private String sum(String jql) {
        CRC32 sum = new CRC32();
        sum.update((String.join(BORDER, place) + BORDER + jql).getBytes(StandardCharsets.UTF_8));
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
