package org.espalier.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What some exchanges need of the corrections: what, left out, leaves one of them with a fault. */
final class Needs {

    private record Try(Operation operation, Correction correction, Repair repair) {}

    private final Map<Operation, List<Exchange>> exchanges;
    private final Map<Try, Boolean> tried = new ConcurrentHashMap<>();
    private final Contract whole = new Contract(Corrections.ALL);

    Needs(Set<Exchange> exchanges) {
        this.exchanges = exchanges.stream()
                // The requests of which no answer is kept are too many to be judged once more for each correction.
                .filter(exchange -> exchange.answer() != null)
                .flatMap(exchange -> Document.operation(exchange).stream().map(found -> Map.entry(found, exchange)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** The parts of a correction, and the paths that it names, that no exchange needs. */
    Stream<String> unmet(Correction correction) {
        return Stream.concat(
                correction.repairs().stream()
                        .filter(repair -> !needed(correction, List.of(repair), ".*"))
                        .map(Repair::name),
                correction.operations().parts().stream()
                        .map(Pattern::pattern)
                        .filter(part -> !needed(correction, correction.repairs(), part)));
    }

    private boolean needed(Correction correction, List<Repair> repairs, String operations) {
        return exchanges.keySet().stream()
                .filter(operation ->
                        correction.concerns(operation) && operation.toString().matches(operations))
                .flatMap(operation -> repairs.stream().map(repair -> new Try(operation, correction, repair)))
                .anyMatch(each -> tried.computeIfAbsent(each, this::isMissed));
    }

    private boolean isMissed(Try left) {
        List<Correction> others = Corrections.ALL.stream()
                .map(correction ->
                        correction.equals(left.correction()) ? correction.without(left.repair()) : correction)
                .toList();
        if (left.operation().corrected(others).equals(left.operation().corrected(Corrections.ALL))) {
            return false;
        }
        Contract contract = new Contract(others);
        return exchanges.getOrDefault(left.operation(), List.of()).stream()
                .anyMatch(exchange -> !contract.faults(exchange).isEmpty()
                        && whole.faults(exchange).isEmpty());
    }
}
