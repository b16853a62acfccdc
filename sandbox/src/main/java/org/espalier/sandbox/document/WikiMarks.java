package org.espalier.sandbox.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;

/** Reads the marks inside a line of wiki text; what only looks like a mark stays text. */
final class WikiMarks {

    /** A mark begins and ends at the edge of a word, so that {@code snake_case_names} and {@code 2*3*4} stay text. */
    private static final Pattern MARK = Pattern.compile("\\{\\{(?<code>[^}]+)}}"
            + "|\\[(?<label>[^|\\]\\n]+)\\|(?<address>[^\\]\\n]+)]"
            + "|\\[(?<bare>https?://[^\\]\\s]+)]"
            + "|(?<![\\w*])\\*(?<strong>[^\\s*](?:[^*\\n]*[^\\s*])?)\\*(?![\\w*])"
            + "|(?<![\\w_])_(?<em>[^\\s_](?:[^_\\n]*[^\\s_])?)_(?![\\w_])"
            + "|(?<![\\w+])\\+(?<underline>[^\\s+](?:[^+\\n]*[^\\s+])?)\\+(?![\\w+])"
            + "|(?<![\\w-])-(?<strike>[^\\s-](?:[^-\\n]*[^\\s-])?)-(?![\\w-])");

    private WikiMarks() {}

    static ArrayNode read(String line) {
        ArrayNode parts = Documents.JSON.arrayNode();
        read(line, Documents.JSON.arrayNode(), parts);
        return parts;
    }

    private static void read(String text, ArrayNode marks, ArrayNode into) {
        Matcher matcher = MARK.matcher(text);
        int done = 0;
        while (matcher.find()) {
            add(text.substring(done, matcher.start()), marks, into);
            readMarked(matcher, marks, into);
            done = matcher.end();
        }
        add(text.substring(done), marks, into);
    }

    private static void readMarked(Matcher found, ArrayNode marks, ArrayNode into) {
        String bare = found.group("bare");
        if (found.group("code") != null) {
            add(found.group("code"), with(marks, "code"), into);
        } else if (bare != null) {
            add(bare, linked(marks, bare), into);
        } else if (found.group("label") != null) {
            read(found.group("label"), linked(marks, found.group("address")), into);
        } else {
            for (String mark : new String[] {"strong", "em", "underline", "strike"}) {
                if (found.group(mark) != null) {
                    read(found.group(mark), with(marks, mark), into);
                }
            }
        }
    }

    /** The innermost mark comes first, as it is written innermost. */
    private static ArrayNode with(ArrayNode marks, String type) {
        ArrayNode more = Documents.JSON.arrayNode();
        more.addObject().put("type", type);
        marks.forEach(more::add);
        return more;
    }

    private static ArrayNode linked(ArrayNode marks, String address) {
        ArrayNode more = with(marks, "link");
        more.get(0).asObject().putObject("attrs").put("href", address);
        return more;
    }

    private static void add(String text, ArrayNode marks, ArrayNode into) {
        if (!text.isEmpty()) {
            into.add(Documents.text(text, marks));
        }
    }
}
