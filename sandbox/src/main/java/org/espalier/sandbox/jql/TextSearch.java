package org.espalier.sandbox.jql;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the text of a {@code ~} as PostgreSQL's text query.
 *
 * <p>Words must all occur; quotes make a phrase; a star or question mark at the end of a word stands for the rest of
 * it; AND, OR and NOT in capitals, plus and minus connect. Fuzziness and weights are ignored, as on Cloud.
 */
final class TextSearch {

    private static final Pattern PARTS =
            Pattern.compile("([+!-]?)\"((?:[^\"\\\\]|\\\\.)*+)\"(?:[~^][0-9.]*)?|[^\\s\"]+", Pattern.DOTALL);
    private static final Pattern WEIGHT = Pattern.compile("[~^][0-9.]*$");
    private static final Pattern NO_WORD = Pattern.compile("[\\s\\p{Punct}]+");

    private final Asked asked;
    private final String text;
    private final StringBuilder query = new StringBuilder();
    private String connective = "";
    private boolean denied;

    private TextSearch(String text, Asked asked) {
        this.text = text;
        this.asked = asked;
    }

    /** The text query; empty, perhaps with a complaint, where the text asks for nothing. */
    static Optional<String> of(String text, Asked asked) {
        if (text.isBlank()) {
            asked.context()
                    .problems()
                    .error("The field '" + asked.field() + "' does not support searching for an empty string.");
            return Optional.empty();
        }
        return new TextSearch(text, asked).query();
    }

    private Optional<String> query() {
        var parts = PARTS.matcher(text);
        while (parts.find()) {
            boolean understood = parts.group(2) != null ? phrase(parts.group(1), parts.group(2)) : word(parts.group());
            if (!understood) {
                return Optional.empty();
            }
        }
        if (!connective.isEmpty() || denied) {
            return refused(unreadable());
        }
        return query.isEmpty() ? Optional.empty() : Optional.of(query.toString());
    }

    private boolean phrase(String sign, String inner) {
        add(words(inner), sign, "");
        return true;
    }

    private boolean word(String part) {
        return switch (part) {
            case "AND", "&&" -> connect(" & ");
            case "OR", "||" -> connect(" | ");
            case "NOT", "!" -> deny();
            default -> term(part);
        };
    }

    private boolean deny() {
        denied = !denied;
        return true;
    }

    private boolean connect(String next) {
        if (query.isEmpty() || !connective.isEmpty()) {
            refused(unreadable());
            return false;
        }
        connective = next;
        return true;
    }

    private boolean term(String part) {
        var sign = part.length() > 1 && "+-!".indexOf(part.charAt(0)) >= 0 ? part.substring(0, 1) : "";
        var term = WEIGHT.matcher(part.substring(sign.length())).replaceFirst("");
        if (term.startsWith("*") || term.startsWith("?")) {
            refused("Unable to parse the text '" + text + "' for field '" + asked.field()
                    + "': the '*' and '?' are not allowed as first character in wildcard query.");
            return false;
        }
        boolean open = term.endsWith("*") || term.endsWith("?");
        add(words(term), sign, open ? ":*" : "");
        return true;
    }

    /** Several words written as one term, such as {@code foo_bar}, must follow each other. */
    private void add(List<String> words, String sign, String ending) {
        if (words.isEmpty()) {
            return;
        }
        boolean excluded = denied != (sign.equals("-") || sign.equals("!"));
        var quoted = words.stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" <-> ", excluded ? "!(" : "(", ending + ")"));
        if (!query.isEmpty()) {
            query.append(connective.isEmpty() ? " & " : connective);
        }
        query.append(quoted);
        connective = "";
        denied = false;
    }

    private static List<String> words(String term) {
        return Arrays.stream(NO_WORD.split(term))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private String unreadable() {
        return "Unable to parse the text '" + text + "' for field '" + asked.field() + "'.";
    }

    private Optional<String> refused(String message) {
        asked.context().problems().error(message);
        return Optional.empty();
    }
}
