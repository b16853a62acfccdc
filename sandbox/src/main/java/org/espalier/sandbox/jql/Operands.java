package org.espalier.sandbox.jql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.espalier.sandbox.jql.Token.Kind;

/** Reads fields, operands and predicates. */
final class Operands {

    private final Tokens tokens;

    Operands(Tokens tokens) {
        this.tokens = tokens;
    }

    Field field() {
        var token = tokens.next();
        return switch (token.kind()) {
            case NUMBER -> Field.named(token.text());
            case TEXT -> new Field.Named(token.text(), properties());
            case CF -> custom();
            default -> throw SyntaxErrors.field(token);
        };
    }

    private Field custom() {
        tokens.expect(Kind.OPEN_SQUARE, "'['");
        var number = tokens.next();
        if (!number.is(Kind.NUMBER) || number.text().startsWith("-")) {
            throw SyntaxErrors.customField(number);
        }
        tokens.expect(Kind.CLOSE_SQUARE, "']'");
        return new Field.Custom(number.text(), properties());
    }

    private List<Field.Property> properties() {
        var properties = new ArrayList<Field.Property>();
        while (tokens.take(Kind.OPEN_SQUARE)) {
            var key = tokens.next();
            if (!key.isWord()) {
                throw SyntaxErrors.property(key);
            }
            tokens.expect(Kind.CLOSE_SQUARE, "']'");
            var path = new ArrayList<String>();
            while (tokens.peek().isWord()) {
                path.add(tokens.next().text());
            }
            properties.add(new Field.Property(key.text(), path));
        }
        return properties;
    }

    /** The operand an operator takes. Jira reads any and then complains in its own words; so does this. */
    Operand operandOf(Operator operator, Field field) {
        var operand = operand();
        var name = Printer.shown(field);
        boolean fits = switch (operand) {
            case Operand.Call _ -> true;
            case Operand.Group _ -> operator.takesList();
            case Operand.Text _, Operand.Digits _ -> !operator.takesList();
            case Operand.Empty _ -> !operator.takesList() && !operator.orders();
        };
        if (fits) {
            return operand;
        }
        if (operator.takesList()) {
            throw SyntaxErrors.notAList(operator, Printer.shown(operand), name);
        }
        throw operand instanceof Operand.Empty
                ? SyntaxErrors.orderedEmpty(operator, name)
                : SyntaxErrors.aList(operator, Printer.shown(operand), name);
    }

    private Operand operand() {
        var token = tokens.next();
        return switch (token.kind()) {
            case EMPTY -> new Operand.Empty();
            case OPEN -> group();
            case TEXT -> tokens.take(Kind.OPEN) ? call(token) : new Operand.Text(token.text());
            case NUMBER -> tokens.take(Kind.OPEN) ? call(token) : new Operand.Digits(token.text());
            default -> throw SyntaxErrors.operand(token);
        };
    }

    private Operand group() {
        tokens.descend(Parser.DEEPEST);
        var members = new ArrayList<Operand>();
        do {
            members.add(operand());
        } while (tokens.take(Kind.COMMA));
        tokens.expect(Kind.CLOSE, "')'");
        tokens.ascend();
        return new Operand.Group(members);
    }

    private Operand call(Token name) {
        var arguments = new ArrayList<String>();
        if (tokens.peek().isWord()) {
            do {
                arguments.add(argument());
            } while (tokens.take(Kind.COMMA));
            tokens.expect(Kind.CLOSE, "')' or ','");
        } else {
            tokens.expect(Kind.CLOSE, "')'");
        }
        return new Operand.Call(name.text(), arguments);
    }

    private String argument() {
        var token = tokens.next();
        if (!token.isWord()) {
            throw SyntaxErrors.argument(token);
        }
        return token.text();
    }

    /** The predicates that follow: those of WAS, and {@code further} ones. */
    List<Predicate> predicates(Kind... further) {
        var predicates = new ArrayList<Predicate>();
        for (var kind = predicate(further); kind.isPresent(); kind = predicate(further)) {
            tokens.next();
            predicates.add(new Predicate(kind.get(), operand()));
        }
        return predicates;
    }

    private Optional<Predicate.Kind> predicate(Kind... further) {
        var kind = tokens.peek().kind();
        return switch (kind) {
            case BY -> Optional.of(Predicate.Kind.BY);
            case DURING -> Optional.of(Predicate.Kind.DURING);
            case BEFORE -> Optional.of(Predicate.Kind.BEFORE);
            case AFTER -> Optional.of(Predicate.Kind.AFTER);
            case ON -> Optional.of(Predicate.Kind.ON);
            case FROM, TO ->
                Arrays.asList(further).contains(kind)
                        ? Optional.of(kind == Kind.FROM ? Predicate.Kind.FROM : Predicate.Kind.TO)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }
}
