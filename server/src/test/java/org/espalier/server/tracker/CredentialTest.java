package org.espalier.server.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.espalier.server.tracker.Connection.Kind;
import org.espalier.server.tracker.Connection.Writing;
import org.junit.jupiter.api.Test;

/** A secret is in no text that a log could get hold of. */
class CredentialTest {

    private static final Credential CREDENTIAL = new Credential("ada@example.com", "canary");

    @Test
    void nothingThatHoldsASecretPrintsIt() {
        var door = new NewConnection.Door(Optional.of(Kind.CLOUD), "https://example.atlassian.net", Optional.empty());
        var wanted = new NewConnection(
                "Test",
                door,
                new NewConnection.Account(CREDENTIAL, Optional.empty(), CredentialTerms.Holder.PERSON),
                Writing.OFF,
                Optional.empty());
        var access = TestAccess.to(URI.create("https://example.atlassian.net"), CREDENTIAL, Writing.OFF);

        assertThat(CREDENTIAL.toString()).contains("ada@example.com").doesNotContain("canary");
        assertThat(wanted.toString()).doesNotContain("canary");
        assertThat(access.toString()).doesNotContain("canary");
    }
}
