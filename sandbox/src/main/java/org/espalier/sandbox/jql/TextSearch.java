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

    private static final Pattern WEIGHT = Pattern.compile("[~^][0-9.]*$");
    /** What people's keyboards and editors make of quotes, dashes and dots. */
    static final String QUOTES_AND_DASHES = "«»‐‑‒–—―‘’‚‛“”„‟•…‹›";

    private static final Pattern NO_WORD = Pattern.compile("[\\s\\p{Punct}\\p{Cc}\\p{Cs}" + QUOTES_AND_DASHES + "]+");

    /** More than a summary holds, and less than PostgreSQL refuses as a word. */
    private static final int LONGEST_WORD = 256;

    private static final int LONGEST_TEXT = 10_000;

    private final Asked asked;
    private final String text;
    private final StringBuilder query = new StringBuilder();
    private String connective = "";
    private boolean denied;

    private TextSearch(String text, Asked asked) {
        this.text = text;
        this.asked = asked;
    }

    /** The condition that a text has what the only parameter, a text query, asks for; never null for a text. */
    static String found(String text) {
        return "to_tsvector('english', translate(" + text + ", '!\"#$%&''()*+,-./:;<=>@[\\]^_`{|}~" + QUOTES_AND_DASHES
                + "' || chr(63), repeat(' ', 52))) @@ to_tsquery('english', ?)";
    }

    /** A condition with what {@link #found} gives, as the site reads texts; an index is built over English alone. */
    static Sql read(Sql english, Context context) {
        return context.keeps(Habits.Habit.STEMS)
                ? english
                : new Sql(english.text().replace("'english'", "'simple'"), english.parameters());
    }

    /** The text query of the only value asked for; empty, perhaps with a complaint, where it asks for nothing. */
    static Optional<String> of(Asked asked) {
        return switch (asked.values().getFirst()) {
            case Operand.Text(var words) -> of(words, asked);
            case Operand.Digits(var digits) -> of(digits, asked);
            case Operand.Call call -> {
                asked.misplaced(call);
                yield Optional.empty();
            }
            case Operand.Group _, Operand.Empty _ ->
                throw new IllegalStateException("Indicates a bug: groups and EMPTY are taken apart before");
        };
    }

    /** The text query; empty, perhaps with a complaint, where the text asks for nothing. */
    static Optional<String> of(String text, Asked asked) {
        if (text.isBlank()) {
            asked.context()
                    .problems()
                    .error("The field '" + asked.field() + "' does not support searching for an empty string.");
            return Optional.empty();
        }
        var search = new TextSearch(text, asked);
        return text.length() > LONGEST_TEXT
                ? search.refused("The text for field '" + asked.field() + "' is too long: it has " + text.length()
                        + " characters of at most " + LONGEST_TEXT + ".")
                : search.query();
    }

    private Optional<String> query() {
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
                continue;
            }
            int end = endOfPart(at);
            if (!part(text.substring(at, end))) {
                return Optional.empty();
            }
            at = end;
        }
        if (!connective.isEmpty() || denied) {
            return refused(unreadable());
        }
        return query.isEmpty() ? Optional.empty() : Optional.of(query.toString());
    }

    /** A part is a phrase, perhaps with a sign before it, or what lies between blanks and quotes. */
    private int endOfPart(int from) {
        int quote = isSign(text.charAt(from)) ? from + 1 : from;
        if (quote < text.length() && text.charAt(quote) == '"') {
            return endOfPhrase(quote + 1);
        }
        int at = from;
        while (at < text.length() && text.charAt(at) != '"' && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private int endOfPhrase(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
        while (at < text.length() && "~^.0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return Math.min(at, text.length());
    }

    private static boolean isSign(char character) {
        return character == '+' || character == '-' || character == '!';
    }

    private boolean part(String part) {
        int quote = part.indexOf('"');
        if (quote < 0) {
            return word(part);
        }
        int end = part.lastIndexOf('"');
        add(words(end > quote ? part.substring(quote, end) : part), part.substring(0, quote), "");
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
        var sign = part.length() > 1 && isSign(part.charAt(0)) ? part.substring(0, 1) : "";
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
                .map(TextSearch::shortened)
                .toList();
    }

    private static String shortened(String word) {
        int length = Math.min(LONGEST_WORD, word.codePointCount(0, word.length()));
        return word.substring(0, word.offsetByCodePoints(0, length));
    }

    private String unreadable() {
        return "Unable to parse the text '" + text + "' for field '" + asked.field() + "'.";
    }

    private Optional<String> refused(String message) {
        asked.context().problems().error(message);
        return Optional.empty();
    }
}
