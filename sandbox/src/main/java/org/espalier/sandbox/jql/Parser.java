package org.espalier.sandbox.jql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.espalier.sandbox.jql.Clause.Terminal;
import org.espalier.sandbox.jql.Token.Kind;

/** Reads clauses and ORDER BY by recursive descent; {@link Operands} reads what lies inside them. */
final class Parser {

    /** Deep enough for every query a person or program writes, shallow enough for every stack. */
    static final int DEEPEST = 400;

    private final Tokens tokens;
    private final Operands operands;

    private Parser(Tokens tokens) {
        this.tokens = tokens;
        this.operands = new Operands(tokens);
    }

    static Query parse(String jql) {
        var tokens = new Tokens(Lexer.tokens(jql));
        return new Parser(tokens).query();
    }

    private Query query() {
        var begin = tokens.peek();
        Optional<Clause> where = begin.is(Kind.END) || begin.is(Kind.ORDER) ? Optional.empty() : Optional.of(or());
        var orderBy = tokens.take(Kind.ORDER) ? sorts() : List.<Sort>of();
        if (!tokens.peek().is(Kind.END)) {
            throw afterEnd(orderBy);
        }
        return new Query(where, orderBy);
    }

    private JqlSyntaxError afterEnd(List<Sort> orderBy) {
        if (orderBy.isEmpty()) {
            return SyntaxErrors.expected("either 'OR' or 'AND'", tokens.peek());
        }
        var expected = orderBy.getLast().direction().isPresent() ? "','" : "either 'ASC' or 'DESC'";
        return SyntaxErrors.expected(expected, tokens.peek());
    }

    private Clause or() {
        var parts = new ArrayList<Clause>();
        do {
            parts.add(and());
        } while (tokens.take(Kind.OR));
        return parts.size() == 1 ? parts.getFirst() : new Clause.Or(parts);
    }

    private Clause and() {
        var parts = new ArrayList<Clause>();
        do {
            parts.add(not());
        } while (tokens.take(Kind.AND));
        return parts.size() == 1 ? parts.getFirst() : new Clause.And(parts);
    }

    private Clause not() {
        if (tokens.take(Kind.NOT) || tokens.take(Kind.BANG)) {
            tokens.descend(DEEPEST);
            var negated = not();
            tokens.ascend();
            return new Clause.Not(negated);
        }
        if (tokens.take(Kind.OPEN)) {
            tokens.descend(DEEPEST);
            var inner = or();
            tokens.expect(Kind.CLOSE, "')'");
            tokens.ascend();
            return inner;
        }
        return terminal();
    }

    private Terminal terminal() {
        var field = operands.field();
        var sign = tokens.next();
        return switch (sign.kind()) {
            case EQUALS -> compared(field, Operator.EQUALS);
            case NOT_EQUALS -> compared(field, Operator.NOT_EQUALS);
            case LIKE -> compared(field, Operator.LIKE);
            case NOT_LIKE -> compared(field, Operator.NOT_LIKE);
            case LESS -> compared(field, Operator.LESS);
            case GREATER -> compared(field, Operator.GREATER);
            case LESS_EQUALS -> compared(field, Operator.LESS_EQUALS);
            case GREATER_EQUALS -> compared(field, Operator.GREATER_EQUALS);
            case IN -> compared(field, Operator.IN);
            case NOT -> {
                tokens.expect(Kind.IN, "'IN'");
                yield compared(field, Operator.NOT_IN);
            }
            case IS -> emptiness(field, tokens.take(Kind.NOT) ? Operator.IS_NOT : Operator.IS);
            case WAS -> was(field);
            case CHANGED ->
                new Terminal(field, Operator.CHANGED, Optional.empty(), operands.predicates(Kind.FROM, Kind.TO));
            default -> throw SyntaxErrors.operator(sign);
        };
    }

    private Terminal compared(Field field, Operator operator) {
        return new Terminal(field, operator, Optional.of(operands.operandOf(operator, field)), List.of());
    }

    private Terminal emptiness(Field field, Operator operator) {
        tokens.expect(Kind.EMPTY, "'EMPTY'");
        return new Terminal(field, operator, Optional.of(new Operand.Empty()), List.of());
    }

    private Terminal was(Field field) {
        boolean denied = tokens.take(Kind.NOT);
        boolean list = tokens.take(Kind.IN);
        var positive = list ? Operator.WAS_IN : Operator.WAS;
        var operator = denied ? positive.opposite() : positive;
        var operand = operands.operandOf(operator, field);
        return new Terminal(field, operator, Optional.of(operand), operands.predicates());
    }

    private List<Sort> sorts() {
        tokens.expect(Kind.BY, "'by'");
        var sorts = new ArrayList<Sort>();
        do {
            var field = operands.field();
            sorts.add(new Sort(field, direction()));
        } while (tokens.take(Kind.COMMA));
        return sorts;
    }

    private Optional<Sort.Direction> direction() {
        if (tokens.take(Kind.ASC)) {
            return Optional.of(Sort.Direction.ASC);
        }
        return tokens.take(Kind.DESC) ? Optional.of(Sort.Direction.DESC) : Optional.empty();
    }
}
