package org.espalier.contract;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Some operations of the documents.
 *
 * @param text documents, methods and paths below <code>/rest/…/…</code>, one after the other, as in <code>
 *     CLOUD_.* GET|POST /epic/* /board/*</code>; methods, and what follows them, may be left out. A star is every
 *     method, or one part of a path, two stars are any number of them.
 * @param parts one pattern for each path
 */
record Scope(String text, List<Pattern> parts) {

    static Scope of(String text) {
        List<String> words = List.of(text.split(" ", -1));
        String operations = "(%s) (%s) "
                .formatted(words.getFirst(), words.size() < 2 || words.get(1).equals("*") ? ".*" : words.get(1));
        List<String> paths = words.size() < 3 ? List.of("/**") : words.subList(2, words.size());
        return new Scope(
                text,
                paths.stream()
                        .map(path -> Pattern.compile(operations + "/rest/[^/]*/[^/]*" + expression(path)))
                        .toList());
    }

    private static String expression(String path) {
        return Arrays.stream(path.split("/", -1))
                .skip(1)
                .map(part -> switch (part) {
                    case "*" -> "/\\{[^/]*}";
                    case "**" -> "/.*";
                    default -> "/" + Pattern.quote(part);
                })
                .reduce("", String::concat);
    }

    boolean holds(Operation operation) {
        return parts.stream().anyMatch(part -> holds(part, operation));
    }

    static boolean holds(Pattern part, Operation operation) {
        return part.matcher(operation.toString()).matches();
    }
}
