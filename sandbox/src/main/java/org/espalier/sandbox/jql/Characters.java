package org.espalier.sandbox.jql;

/** What single characters mean to the lexer. */
final class Characters {

    private static final String SYNTAX = "!\"&'(),<=>[\\]|~";
    private static final String RESERVED = "#$%*+/;?@^{}";

    private Characters() {}

    static boolean isBlank(char character) {
        return character == ' ' || character == '\t' || character == '\r' || character == '\n';
    }

    /** Characters that may stand nowhere, not even in quotes, except as an escape; line ends in quotes apart. */
    static boolean isIllegal(char character) {
        return character < ' '
                || (character >= '\u007f' && character <= '\u009f')
                || (character >= '\ufdd0' && character <= '\ufdef')
                || character >= '\ufffe';
    }

    static boolean isReserved(char character) {
        return RESERVED.indexOf(character) >= 0;
    }

    /** Whether the character can be part of a word that is not quoted. */
    static boolean isBare(char character) {
        return !isBlank(character) && !isIllegal(character) && !isReserved(character) && SYNTAX.indexOf(character) < 0;
    }

    static String escape(char character) {
        return switch (character) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> "\\u%04x".formatted((int) character);
        };
    }
}
