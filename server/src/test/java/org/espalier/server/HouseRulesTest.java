package org.espalier.server;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules of the whole house that no compiler checks. */
class HouseRulesTest {

    private static final String SERVER = "org.espalier.server.";
    private static final String CORE = "org.espalier.core.";

    /** Core's packages; each may use those above it. */
    private static final List<String> LAYERS =
            List.of("structure", "fact", "sight", "agreement", "change", "plan", "reconcile", "synchronizer", "run");

    private static final Map<String, Set<String>> CLOCKS = Map.of(
            "java.time.Instant", Set.of("now"),
            "java.time.LocalDate", Set.of("now"),
            "java.time.LocalDateTime", Set.of("now"),
            "java.time.OffsetDateTime", Set.of("now"),
            "java.time.ZonedDateTime", Set.of("now"),
            "java.time.InstantSource", Set.of("system"),
            "java.time.Clock", Set.of("system", "systemUTC", "systemDefaultZone", "tickMillis", "tickSeconds"),
            "java.lang.System", Set.of("currentTimeMillis"));

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            // Core's tests come as a jar, for what every tracker does is among them.
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("org.espalier.server", "org.espalier.core");

    @Test
    void onlyThePlatformReadsTheClock() {
        noClasses()
                .that()
                .resideOutsideOfPackage(SERVER + "platform..")
                .should()
                .callMethodWhere(target(describe("reads the clock", HouseRulesTest::readsClock)))
                .check(classes);
    }

    @Test
    void nobodySleeps() {
        noClasses()
                .should()
                .callMethodWhere(target(describe(
                        "sleeps",
                        method -> method.getOwner().getFullName().equals("java.lang.Thread")
                                && method.getName().equals("sleep"))))
                .check(classes);
    }

    @Test
    void onlyTheAdapterSpeaksHttpToOthers() {
        noClasses()
                .that()
                .resideOutsideOfPackages(SERVER + "jira..", SERVER + "cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net.http..",
                        "org.springframework.web.client..",
                        "org.apache.hc..",
                        "org.springframework.http.client..")
                .check(classes);
    }

    @Test
    void coreKnowsNothingButTheJdk() {
        classes()
                .that()
                .resideInAPackage(CORE.substring(0, CORE.length() - 1) + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "org.espalier.core..")
                .check(classes);
    }

    @Test
    void coreIsBuiltInLayers() {
        for (int layer = 0; layer < LAYERS.size() - 1; layer++) {
            String[] below = LAYERS.subList(layer + 1, LAYERS.size()).stream()
                    .map(name -> CORE + name + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(CORE + LAYERS.get(layer) + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(below)
                    .allowEmptyShould(true)
                    .check(classes);
        }
    }

    private static boolean readsClock(AccessTarget target) {
        return CLOCKS.getOrDefault(target.getOwner().getFullName(), Set.of()).contains(target.getName());
    }
}
