package org.espalier.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All of Jira's documents, with some corrections, as one judge of exchanges, for several threads. */
final class Contract {

    private final Collection<Correction> corrections;
    private final Map<Operation, Rule> rules = new ConcurrentHashMap<>();

    Contract(Collection<Correction> corrections) {
        this.corrections = List.copyOf(corrections);
    }

    /**
     * What is wrong with an exchange. Of others than the connector only the answers are judged: tests ask for what no
     * Jira has, on purpose. What the sandbox does on purpose, and recorded answers, are not judged either.
     */
    List<String> faults(Exchange exchange) {
        Optional<Operation> operation = Document.operation(exchange);
        if (operation.isEmpty()) {
            return isAnError(exchange)
                    ? List.of("no document has " + exchange.request().method() + " "
                            + exchange.request().path())
                    : List.of();
        }
        Rule rule = rules.computeIfAbsent(operation.get(), found -> Rule.of(found.corrected(corrections)));
        List<String> faults = new ArrayList<>();
        Exchange.Request request = exchange.request();
        Exchange.Answer answer = exchange.answer();
        if (request.isOfTheConnector()) {
            faults.addAll(rule.againstRequest(request, Document.read(exchange)));
        }
        if (answer != null && answer.isJiras()) {
            faults.addAll(rule.againstAnswer(request, Document.read(exchange), answer));
            faults.addAll(Required.missing(operation.get(), answer).toList());
        }
        return faults.stream().map(fault -> operation.get() + ": " + fault).toList();
    }

    /** What the sandbox does not know either may be asked by a test, not by the connector. */
    private static boolean isAnError(Exchange unknown) {
        return (unknown.request().isOfTheConnector() || !unknown.foundNoRoute())
                && Corrections.GAPS.stream().noneMatch(gap -> gap.holds(unknown));
    }
}
