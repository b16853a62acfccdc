package org.espalier.sandbox.jql;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which words JQL keeps for itself, and which may stand without quotes. */
final class Words {

    private static final Set<String> RESERVED = Set.of("""
            abort access add alias alter any as audit avg begin between boolean break byte catch char character check \
            checkpoint collate collation column commit connect continue count create current date decimal declare \
            decrement default defaults define delete delimiter difference distinct divide do double drop else encoding \
            end equals escape exclusive exec execute exists explain false fetch field file first float for function go \
            goto grant greater group having identified if immediate increment index initial inner inout input insert \
            int integer intersect intersection into isempty isnull join last left less like limit lock long max min \
            minus mode modify modulo more multiply next noaudit notin nowait number object of option outer output power \
            previous prior privileges public raise raw remainder rename resource return returns revoke right row rowid \
            rownum rows select session set share size sqrt start strict string subtract sum synonym table then trans \
            transaction trigger true uid union unique update user validate values view when whenever where while \
            with""".split(" "));

    /** Words other JQL editors refuse bare although the parser takes them. */
    private static final Set<String> STOP_WORDS = Set.of(("a an and are as at be but by for if in into is it no not of"
                    + " on or such that the their then there these they this to was will with")
            .split(" "));

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+");

    private Words() {}

    static boolean isReserved(String word) {
        return RESERVED.contains(lower(word));
    }

    /**
     * The word in lower case, if it can be one of JQL's own: those have the letters A to Z, and no sign for kelvin as
     * K.
     */
    static String lower(String word) {
        return word.chars().allMatch(character -> character < 128) ? word.toLowerCase(Locale.ROOT) : word;
    }

    static Set<String> reserved() {
        return RESERVED;
    }

    static boolean isNumber(String word) {
        return NUMBER.matcher(word).matches();
    }

    /** The word as JQL text: bare where every editor takes it so, else in quotes. */
    static String quoted(String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        if (PLAIN.matcher(word).matches()
                && !isNumber(word)
                && !RESERVED.contains(lower)
                && !STOP_WORDS.contains(lower)
                && Token.keyword(lower).isEmpty()) {
            return word;
        }
        var quoted = new StringBuilder(word.length() + 2).append('"');
        for (int at = 0; at < word.length(); at++) {
            appendEscaped(quoted, word.charAt(at));
        }
        return quoted.append('"').toString();
    }

    private static void appendEscaped(StringBuilder target, char character) {
        if (character == '"' || character == '\\') {
            target.append('\\').append(character);
        } else if (Characters.isIllegal(character)) {
            target.append(Characters.escape(character));
        } else {
            target.append(character);
        }
    }
}
