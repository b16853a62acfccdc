package org.espalier.sandbox.jql;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Texts made by following the grammar in every spelling it allows, and texts that nearly follow it. */
final class RandomTexts {

    private static final List<String> WORDS = List.of(
            "a",
            "summary",
            "\"Epic Link\"",
            "'x'",
            "\"\"",
            "5",
            "-5",
            "-5w",
            "1.0",
            "5abc",
            "null5",
            "android",
            "orderby",
            "é",
            "ABC-1",
            "a.b",
            "a:b",
            "_",
            "-",
            "--",
            "\"in\"",
            "x\\ y",
            "x\\u0041",
            "\"\\u00e9\\n\"",
            "'q\\'q'",
            "\"line\nend\"",
            "x\u00a0y",
            "\ud83d\ude00",
            "`b`",
            "currentUser");

    private static final List<String> STRANGERS = List.of(
            "(", ")", "[", "]", ",", "=", "!", "!=", "<", ">", "~", "&&", "|", "\"", "'", "\\", "\\q", "+", "*", "?",
            "/", "@", "#", "$", "%", "^", "{", "}", ";", "\t", "\f", "\u0000", "\u0085", "\ufffe", "\u200b", "and",
            "or", "not", "in", "is", "empty", "was", "changed", "by", "from", "on", "order", "desc", "cf[1]", "cf",
            "user", "select", "Order", "'it''s'", "5", "x");

    private final Random random;
    private final List<String> tokens = new ArrayList<>();

    RandomTexts(Random random) {
        this.random = random;
    }

    /** One text; half of them follow the grammar. */
    String text() {
        if (!chance(12)) {
            or(3);
        }
        if (chance(4)) {
            put("order", "by");
            list(this::sort);
        }
        if (random.nextBoolean()) {
            damage();
        }
        return tokens.stream().map(this::spaced).collect(Collectors.joining());
    }

    private void damage() {
        for (int wound = random.nextInt(2); wound >= 0 && !tokens.isEmpty(); wound--) {
            int at = random.nextInt(tokens.size());
            int other = random.nextInt(tokens.size());
            switch (random.nextInt(5)) {
                case 0 -> tokens.remove(at);
                case 1 -> tokens.add(at, tokens.get(at));
                case 2 -> tokens.set(at, tokens.set(other, tokens.get(at)));
                case 3 -> tokens.add(at, any(STRANGERS));
                default -> tokens.set(at, tokens.get(at) + any(STRANGERS));
            }
        }
    }

    private String spaced(String token) {
        return switch (random.nextInt(12)) {
            case 0 -> token;
            case 1 -> token + "  ";
            case 2 -> token + "\n";
            case 3 -> "\t" + token + "\r\n";
            default -> token + " ";
        };
    }

    private void or(int depth) {
        do {
            and(depth);
        } while (chance(4) && put(any(List.of("or", "OR", "|", "||"))));
    }

    private void and(int depth) {
        do {
            not(depth);
        } while (chance(3) && put(any(List.of("and", "AND", "&", "&&"))));
    }

    private void not(int depth) {
        if (chance(8)) {
            put(any(List.of("not", "NOT", "!")));
            not(depth);
        } else if (depth > 0 && chance(4)) {
            put("(");
            or(depth - 1);
            put(")");
        } else {
            field();
            comparison();
        }
    }

    private void comparison() {
        switch (random.nextInt(8)) {
            case 0, 1 -> {
                put(any(List.of("=", "!=", "~", "!~")));
                single(true);
            }
            case 2 -> {
                put(any(List.of("<", ">", "<=", ">=")));
                single(false);
            }
            case 3 -> {
                maybe("not");
                put("in");
                listOperand();
            }
            case 4 -> {
                put("is");
                maybe("not");
                put(any(List.of("empty", "NULL")));
            }
            case 5 -> {
                put("was");
                maybe("not");
                single(true);
                predicates(5);
            }
            case 6 -> {
                put("was");
                maybe("not");
                put("in");
                listOperand();
                predicates(5);
            }
            default -> {
                put("changed");
                predicates(7);
            }
        }
    }

    /** The first five kinds are those of WAS. */
    private void predicates(int kinds) {
        while (chance(2)) {
            put(List.of("by", "during", "before", "after", "on", "from", "to").get(random.nextInt(kinds)));
            operand(2);
        }
    }

    private void single(boolean emptyToo) {
        if (emptyToo && chance(5)) {
            put(any(List.of("empty", "null")));
        } else if (chance(3)) {
            call();
        } else {
            put(any(WORDS));
        }
    }

    private void listOperand() {
        if (chance(4)) {
            call();
        } else {
            group(2);
        }
    }

    private void operand(int depth) {
        if (depth > 0 && chance(3)) {
            group(depth - 1);
        } else {
            single(true);
        }
    }

    private void group(int depth) {
        put("(");
        list(() -> operand(depth));
        put(")");
    }

    private void call() {
        put(any(WORDS), "(");
        if (random.nextBoolean()) {
            list(() -> put(any(WORDS)));
        }
        put(")");
    }

    private void field() {
        if (chance(6)) {
            put("cf", "[", Integer.toString(random.nextInt(20_000)), "]");
        } else {
            put(any(WORDS));
        }
        while (chance(10)) {
            put("[", any(WORDS), "]");
            if (random.nextBoolean()) {
                put(any(List.of(".b", ".c.d", "b")));
            }
        }
    }

    private void sort() {
        field();
        if (random.nextBoolean()) {
            put(any(List.of("asc", "DESC")));
        }
    }

    private void list(Runnable member) {
        member.run();
        while (chance(3)) {
            put(",");
            member.run();
        }
    }

    private void maybe(String word) {
        if (random.nextBoolean()) {
            put(word);
        }
    }

    private boolean put(String... more) {
        tokens.addAll(List.of(more));
        return true;
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private String any(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
