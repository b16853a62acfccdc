package org.espalier.sandbox.search;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Where a page of a search begins, as a client carries it: behind this place in the order of the query.
 *
 * <p>Issues made, changed or deleted meanwhile move nothing else.
 *
 * @param place that of an issue; empty for the beginning
 * @param turn how often a page that begins there was given already; tokens differ in it
 */
record PageToken(List<String> place, int turn) {

    /** Before all issues. */
    static final PageToken BEGINNING = new PageToken(List.of(), 0);

    /** Between the parts of a token; no text of PostgreSQL holds it. */
    private static final String BORDER = "\0";

    private static final Pattern TURN = Pattern.compile("[0-9]{1,9}");

    PageToken {
        place = List.copyOf(place);
    }

    /** The same place once more. */
    PageToken again() {
        return new PageToken(place, turn + 1);
    }

    /** The token as text, good for this query alone. */
    String text(String jql) {
        String text = String.join(BORDER, parts(sum(jql)));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The token of that text, if it was made for this query. */
    static Optional<PageToken> of(String text, String jql) {
        List<String> parts = Arrays.asList(decoded(text).split(BORDER, -1));
        if (parts.size() < 2 || !TURN.matcher(parts.get(1)).matches()) {
            return Optional.empty();
        }
        PageToken token = new PageToken(parts.subList(2, parts.size()), Integer.parseInt(parts.get(1)));
        return token.sum(jql).equals(parts.getFirst()) ? Optional.of(token) : Optional.empty();
    }

    private String sum(String jql) {
        CRC32 sum = new CRC32();
        sum.update(String.join(BORDER, parts(jql)).getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }

    private List<String> parts(String first) {
        return Stream.concat(Stream.of(first, Integer.toString(turn)), place.stream())
                .toList();
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
