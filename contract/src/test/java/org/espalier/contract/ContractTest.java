package org.espalier.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
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
        Map<String, Exchange> faults = new ConcurrentSkipListMap<>();
        EXCHANGES.parallelStream()
                .forEach(exchange -> contract.faults(exchange)
                        .forEach(fault -> faults.putIfAbsent(fault.replaceAll("/\\d+", "/*"), exchange)));
        assertThat(faults.entrySet().stream()
                        .map(fault -> fault.getKey() + System.lineSeparator() + "    as in " + fault.getValue()))
                .isEmpty();
    }

    @Test
    void noPartOfACorrectionIsOneTooMany() {
        Needs needs = new Needs(EXCHANGES);
        assertThat(Corrections.ALL.parallelStream()
                        .flatMap(correction -> needs.unmet(correction).map(part -> correction.name() + ": " + part)))
                .as("parts of corrections, and paths of them, that no exchange of this run needs; remove them, if all"
                        + " tests were run")
                .isEmpty();
    }

    @Test
    void everyNameThatIsRequiredIsLookedFor() {
        assertThat(Required.ALL.stream()
                        .filter(required -> EXCHANGES.stream().noneMatch(required::isLookedForIn))
                        .map(required -> required.operations().text()))
                .as("operations of which no exchange of this run has an answer that goes well")
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
}
