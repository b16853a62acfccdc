package org.espalier.sandbox;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.espalier.sandbox.dialect.Dialect;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The harbour in both kinds of Jira, as before after each test. */
final class Harbours implements AfterEachCallback, AfterAllCallback {

    private final Map<Dialect, TestSandbox> sandboxes = new EnumMap<>(Dialect.class);

    Harbours() {
        sandboxes.put(Dialect.CLOUD, TestSandbox.harbour());
        sandboxes.put(Dialect.DATA_CENTER, TestSandbox.dataCenterHarbour());
    }

    TestSandbox of(Dialect dialect) {
        return Objects.requireNonNull(sandboxes.get(dialect));
    }

    @Override
    public void afterEach(ExtensionContext test) {
        sandboxes.values().forEach(TestSandbox::harbourAgain);
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        sandboxes.values().forEach(TestSandbox::close);
    }
}
