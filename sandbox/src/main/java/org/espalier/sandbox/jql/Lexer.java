package org.espalier.sandbox.jql;

import java.util.ArrayList;
import java.util.List;
import org.espalier.sandbox.jql.Token.Kind;

/** Cuts a query into tokens. All are cut before any is read, so Jira's lexer errors come before its parser's. */
final class Lexer {

    private final String jql;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;

    private Lexer(String jql) {
        this.jql = jql;
    }

    /** The tokens of the query, ended by one of kind {@code END}. */
    static List<Token> tokens(String jql) {
        var lexer = new Lexer(jql);
        while (lexer.at < jql.length()) {
            lexer.next();
        }
        lexer.tokens.add(new Token(Kind.END, "", "", lexer.position()));
        return List.copyOf(lexer.tokens);
    }

    private void next() {
        char character = jql.charAt(at);
        if (Characters.isBlank(character)) {
            advance();
        } else if (character == '"' || character == '\'') {
            quoted(character);
        } else if (Characters.isBare(character) || character == '\\') {
            bare();
        } else if (Characters.isReserved(character)) {
            throw SyntaxErrors.reservedCharacter(character, position());
        } else if (Characters.isIllegal(character)) {
            throw SyntaxErrors.illegalCharacter(character, position());
        } else {
            sign(character);
        }
    }

    private void sign(char character) {
        switch (character) {
            case '(' -> add(Kind.OPEN, 1);
            case ')' -> add(Kind.CLOSE, 1);
            case ',' -> add(Kind.COMMA, 1);
            case '[' -> add(Kind.OPEN_SQUARE, 1);
            case ']' -> add(Kind.CLOSE_SQUARE, 1);
            case '=' -> add(Kind.EQUALS, 1);
            case '~' -> add(Kind.LIKE, 1);
            case '&' -> add(Kind.AND, followedBy('&') ? 2 : 1);
            case '|' -> add(Kind.OR, followedBy('|') ? 2 : 1);
            case '<' -> signs(Kind.LESS, Kind.LESS_EQUALS);
            case '>' -> signs(Kind.GREATER, Kind.GREATER_EQUALS);
            case '!' -> {
                if (followedBy('~')) {
                    add(Kind.NOT_LIKE, 2);
                } else {
                    signs(Kind.BANG, Kind.NOT_EQUALS);
                }
            }
            default -> throw new IllegalStateException("Indicates a bug: no sign begins with '" + character + "'");
        }
    }

    private void signs(Kind alone, Kind withEquals) {
        if (followedBy('=')) {
            add(withEquals, 2);
        } else {
            add(alone, 1);
        }
    }

    private void add(Kind kind, int length) {
        var written = jql.substring(at, at + length);
        tokens.add(new Token(kind, written, written, position()));
        at += length;
    }

    private void quoted(char quote) {
        var begin = position();
        int from = at;
        at++;
        var text = new StringBuilder();
        while (at < jql.length() && jql.charAt(at) != quote) {
            char character = jql.charAt(at);
            if (character == '\\') {
                text.append(escape());
            } else if (Characters.isIllegal(character) && character != '\n' && character != '\r') {
                throw SyntaxErrors.illegalCharacter(character, position());
            } else {
                text.append(character);
                advance();
            }
        }
        if (at == jql.length()) {
            throw SyntaxErrors.unfinishedText(text.toString(), begin);
        }
        at++;
        tokens.add(new Token(Kind.TEXT, jql.substring(from, at), text.toString(), begin));
    }

    private void bare() {
        var begin = position();
        int from = at;
        var text = new StringBuilder();
        while (at < jql.length()) {
            char character = jql.charAt(at);
            if (character == '\\') {
                text.append(escape());
            } else if (Characters.isBare(character)) {
                text.append(character);
                at++;
            } else {
                break;
            }
        }
        tokens.add(word(jql.substring(from, at), text.toString(), begin));
    }

    /** A word with an escape in it is never a keyword or number: its written form differs. */
    private static Token word(String written, String text, Position position) {
        if (Words.isReserved(written)) {
            throw SyntaxErrors.reservedWord(written, position);
        }
        var kind =
                Words.isNumber(written) ? Kind.NUMBER : Token.keyword(written).orElse(Kind.TEXT);
        return new Token(kind, written, text, position);
    }

    private char escape() {
        int from = at;
        var begin = position();
        if (at + 1 == jql.length()) {
            throw SyntaxErrors.illegalEscape("\\", begin);
        }
        char character = jql.charAt(at + 1);
        at += 2;
        return switch (character) {
            case '"', '\'', '\\', ' ' -> character;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode(from, begin);
            default -> throw SyntaxErrors.illegalEscape("\\" + character, begin);
        };
    }

    private char unicode(int from, Position begin) {
        int value = 0;
        for (int digit = 0; digit < 4; digit++) {
            int hex = at < jql.length() ? hex(jql.charAt(at)) : -1;
            if (hex < 0) {
                throw SyntaxErrors.illegalEscape(jql.substring(from, Math.min(at + 1, jql.length())), begin);
            }
            value = value * 16 + hex;
            at++;
        }
        return (char) value;
    }

    private static int hex(char character) {
        return character < 128 ? Character.digit(character, 16) : -1;
    }

    private boolean followedBy(char character) {
        return at + 1 < jql.length() && jql.charAt(at + 1) == character;
    }

    private void advance() {
        if (jql.charAt(at) == '\n') {
            line++;
            lineStart = at + 1;
        }
        at++;
    }

    private Position position() {
        return new Position(line, at - lineStart + 1);
    }
}
