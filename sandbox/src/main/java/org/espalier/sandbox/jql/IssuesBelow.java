package org.espalier.sandbox.jql;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The functions that give what stands below issues, on every level: {@code childIssuesOf(key)}, which was once called
 * {@code portfolioChildIssuesOf}, and {@code parentEpic(key...)}, which asks it of epics alone.
 */
final class IssuesBelow {

    private IssuesBelow() {}

    /** Their ids, looked up beforehand as those of linked issues are; absent where the call is of another function. */
    static Optional<List<Long>> of(Operand.Call call, Asked asked) {
        return switch (Functions.name(call)) {
            case Functions.CHILD_ISSUES_OF, Functions.PORTFOLIO_CHILD_ISSUES_OF -> {
                if (call.arguments().size() != 1) {
                    Functions.wrongArguments(call, 1, asked.context());
                    yield Optional.of(List.of());
                }
                yield Optional.of(below(call, asked).toList());
            }
            case Functions.PARENT_EPIC -> {
                if (call.arguments().isEmpty()) {
                    Functions.wrongArguments(call, 1, asked.context());
                }
                yield Optional.of(below(call, asked).distinct().toList());
            }
            default -> Optional.empty();
        };
    }

    private static Stream<Long> below(Operand.Call call, Asked asked) {
        return call.arguments().stream().flatMap(key -> {
            var issue = IssueValues.named(key, asked.context());
            if (issue.isEmpty()) {
                asked.context()
                        .problems()
                        .unknownValue("Issue '" + key + "' could not be found in function '" + call.name() + "'.");
            }
            return issue.stream().flatMap(found -> asked.context().names().below(found.id()).stream());
        });
    }
}
