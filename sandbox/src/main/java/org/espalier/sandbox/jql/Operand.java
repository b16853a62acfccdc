package org.espalier.sandbox.jql;

import java.util.List;

/** What a field is compared with. */
public sealed interface Operand {

    /** A word or quoted text, escapes already read. */
    record Text(String text) implements Operand {}

    /** A bare whole number; Jira takes it for an id first. The digits stay as written. */
    record Digits(String digits) implements Operand {}

    /** Operands in brackets; they may nest. */
    record Group(List<Operand> members) implements Operand {
        public Group {
            members = List.copyOf(members);
            if (members.isEmpty()) {
                throw new IllegalArgumentException("JQL has no empty list");
            }
        }
    }

    /** A function call. */
    record Call(String name, List<String> arguments) implements Operand {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code EMPTY} or {@code NULL}: the field has no value. */
    record Empty() implements Operand {}
}
