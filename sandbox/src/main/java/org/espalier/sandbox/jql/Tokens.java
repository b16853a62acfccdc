package org.espalier.sandbox.jql;

import java.util.List;
import org.espalier.sandbox.jql.Token.Kind;

/** The tokens still to be read, and how deep the reader stands. */
final class Tokens {

    private final List<Token> tokens;
    private int at;
    private int depth;

    Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(at);
    }

    /** The next token, which is then passed; the end is never passed. */
    Token next() {
        var token = tokens.get(at);
        if (!token.is(Kind.END)) {
            at++;
        }
        return token;
    }

    /** Whether the next token is of this kind; it is passed if so. */
    boolean take(Kind kind) {
        boolean taken = peek().is(kind);
        if (taken) {
            next();
        }
        return taken;
    }

    void expect(Kind kind, String shown) {
        if (!take(kind)) {
            throw SyntaxErrors.expected(shown, peek());
        }
    }

    void descend(int deepest) {
        depth++;
        if (depth > deepest) {
            throw SyntaxErrors.tooDeep(peek(), deepest);
        }
    }

    void ascend() {
        depth--;
    }
}
