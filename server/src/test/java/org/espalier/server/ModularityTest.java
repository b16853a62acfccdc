package org.espalier.server;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The walls between the server's modules, as architecture.md draws them. */
class ModularityTest {

    @Test
    void everyModuleUsesOnlyWhatItMay() {
        ApplicationModules.of(EspalierServer.class).verify();
    }
}
