package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.espalier.sandbox.TestClient.Answer;
import org.espalier.sandbox.dialect.Dialect;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a Jira answers that takes no links at all, or no more of them (jira-api.md 8). */
@Tag("database")
class LinkingOffTest {

    private static final String LINK = "/rest/api/2/issueLink";
    private static final String TYPES = "/rest/api/2/issueLinkType";

    @RegisterExtension
    static final Harbours harbours = new Harbours();

    @ParameterizedTest
    @EnumSource
    void whereLinkingIsSwitchedOffNoCallKnowsOfLinks(Dialect dialect) {
        TestClient admin = harbours.of(dialect).admin();
        String links = admin.fields("TEST-3").path("issuelinks").toString();
        admin.put("/sandbox/faults", "{\"linkingOff\":true}");

        assertOff(admin.get(TYPES));
        assertOff(admin.get(TYPES + "/1"));
        assertOff(admin.get(LINK + "/501"));
        assertOff(admin.delete(LINK + "/501"));
        assertOff(admin.post(LINK, between("SIDE-1", "TEST-7")));
        assertThat(admin.fields("TEST-3").has("issuelinks")).isFalse();
        assertThat(admin.fields("TEST-3").has("subtasks")).isTrue();
        assertThat(new TestClient(admin.address(), "")
                        .post(LINK, between("SIDE-1", "TEST-7"))
                        .status())
                .isEqualTo(401);

        admin.put("/sandbox/faults", "{}");
        assertThat(admin.fields("TEST-3").path("issuelinks")).hasToString(links);
        assertThat(admin.fields("TEST-7").path("issuelinks")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anIssueOfCloudTakesNoMoreLinksThanTheLimit(Dialect dialect) {
        TestClient admin = harbours.of(dialect).admin();
        admin.put("/sandbox/faults", "{\"mostLinks\":1}");

        assertThat(admin.post(LINK, between("TEST-7", "TEST-6")).status()).isEqualTo(201);
        assertThat(admin.post(LINK, between("TEST-7", "TEST-6")).status())
                .as("repeated")
                .isEqualTo(201);
        Answer source = admin.post(LINK, between("TEST-7", "TEST-4"));
        Answer destination = admin.post(LINK, between("TEST-4", "TEST-6"));

        assertThat(source.status()).isEqualTo(destination.status()).isEqualTo(dialect == Dialect.CLOUD ? 413 : 201);
        if (dialect == Dialect.CLOUD) {
            assertThat(source.text()).as("no body, as the documents say").isEmpty();
            assertThat(admin.fields("TEST-4").path("issuelinks")).isEmpty();
        }
    }

    private static void assertOff(Answer answer) {
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.messages()).isEqualTo("Issue linking is currently disabled.");
    }

    private static String between(String source, String destination) {
        return "{\"type\":{\"name\":\"Blocks\"},\"inwardIssue\":{\"key\":\"" + source
                + "\"},\"outwardIssue\":{\"key\":\"" + destination + "\"}}";
    }
}
