package org.espalier.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the tests of all modules said to Jira, and what the sandbox answered them, fits Jira's own documents. */
class ContractTest {

    private static final Set<Exchange> EXCHANGES = Exchange.in(Path.of(System.getenv("ESPALIER_SANDBOX_EXCHANGES")));

    @BeforeAll
    static void findTheDocuments() {
        Document.requireAll();
    }

    @Test
    void theConnectorAskedBothKindsOfJira() {
        assertThat(EXCHANGES.stream()
                        .filter(exchange -> exchange.request().isOfTheConnector())
                        .map(Exchange::dialect))
                .as("whom the tests of the server asked; they must have run before, as in ./check")
                .contains("cloud", "data-center");
    }

    @Test
    void everyRequestOfTheConnectorAndEveryAnswerOfTheSandboxFits() {
        Contract contract = new Contract(Corrections.ALL);
        Map<String, Exchange> faults = new TreeMap<>();
        for (Exchange exchange : EXCHANGES) {
            contract.faults(exchange).forEach(fault -> faults.putIfAbsent(fault.replaceAll("/\\d+", "/*"), exchange));
        }
        assertThat(faults.entrySet().stream()
                        .map(fault -> fault.getKey() + System.lineSeparator() + "    as in " + fault.getValue()))
                .isEmpty();
    }

    @Test
    void noCorrectionIsOneTooMany() {
        Map<Operation, List<Exchange>> byOperation = EXCHANGES.stream()
                // The requests of which no answer is kept are too many to be judged once more for each correction.
                .filter(exchange -> exchange.answer() != null)
                .flatMap(exchange -> Document.operation(exchange).stream().map(found -> Map.entry(found, exchange)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        assertThat(Corrections.ALL.stream()
                        .filter(correction -> byOperation.entrySet().stream()
                                .noneMatch(entry -> needs(entry.getKey(), correction, entry.getValue())))
                        .map(Correction::name))
                .as("corrections that no exchange of this run needs; remove them, if all tests were run")
                .isEmpty();
    }

    @Test
    void noGapIsOneTooMany() {
        assertThat(Corrections.GAPS.stream()
                        .filter(gap -> EXCHANGES.stream()
                                .filter(exchange -> !exchange.foundNoRoute())
                                .noneMatch(gap::holds))
                        .map(Gap::name))
                .as("gaps into which no exchange of this run falls; remove them, if all tests were run")
                .isEmpty();
    }

    private static boolean needs(Operation operation, Correction correction, List<Exchange> exchanges) {
        List<Correction> others = new ArrayList<>(Corrections.ALL);
        others.remove(correction);
        if (operation.corrected(others).equals(operation.corrected(Corrections.ALL))) {
            return false;
        }
        Contract contract = new Contract(others);
        return exchanges.stream()
                .anyMatch(exchange -> !contract.faults(exchange).isEmpty());
    }
}
