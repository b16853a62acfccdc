package org.espalier.server.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.espalier.core.sight.Projects;
import org.espalier.server.access.Person;
import org.espalier.server.access.Person.Rank;
import org.espalier.server.tracker.Connection.Kind;
import org.espalier.server.tracker.Connection.Label;
import org.espalier.server.tracker.Connection.Reach;
import org.espalier.server.tracker.Connection.Site;
import org.espalier.server.tracker.Connection.Writing;
import org.espalier.server.tracker.CredentialTerms.Holder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** L18, product 7: whose credential is used in the name of a person. */
class WhoAsksTest {

    @ParameterizedTest(name = "{0}") // What ada linked, whose the connection's own is, who entered that, ada's rank.
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            what was linked goes before one's own        | GOOD          | PERSON          | ada | ADMINISTRATOR | LINKED
            what was linked goes before another's        | GOOD          | PERSON          | bob | MEMBER        | LINKED
            what was linked goes before a service        | GOOD          | SERVICE_ACCOUNT | bob | ADMINISTRATOR | LINKED
            a connection's own is for its holder         | NONE          | PERSON          | ada | MEMBER        | CONNECTION
            and for its holder as an administrator       | NONE          | PERSON          | ada | ADMINISTRATOR | CONNECTION
            another's is for nobody else                 | NONE          | PERSON          | bob | MEMBER        | NONE_BUT_ANOTHERS
            not even for an administrator                | NONE          | PERSON          | bob | ADMINISTRATOR | NONE_BUT_ANOTHERS
            a service account is for administrators      | NONE          | SERVICE_ACCOUNT | bob | ADMINISTRATOR | CONNECTION
            and not for members                          | NONE          | SERVICE_ACCOUNT | bob | MEMBER        | NONE_BUT_OF_A_SERVICE
            not even for the member who entered it       | NONE          | SERVICE_ACCOUNT | ada | MEMBER        | NONE_BUT_OF_A_SERVICE
            one of nobody knows whom is administrators'  | NONE          | PERSON          | -   | ADMINISTRATOR | CONNECTION
            and no member's                              | NONE          | PERSON          | -   | MEMBER        | NONE_BUT_ANOTHERS
            what was linked elsewhere is not sent here   | FOR_ELSEWHERE | PERSON          | bob | MEMBER        | NONE_SINCE_MOVED
            and nothing else takes its place             | FOR_ELSEWHERE | PERSON          | ada | ADMINISTRATOR | NONE_SINCE_MOVED
            nor does a service account                   | FOR_ELSEWHERE | SERVICE_ACCOUNT | bob | ADMINISTRATOR | NONE_SINCE_MOVED
            """)
    void nothingEverFallsBackToAnotherAccount(
            String name, WhoAsks.Link link, Holder holder, String enteredBy, Rank rank, WhoAsks whoAsks) {
        var own = new CredentialTerms(Optional.empty(), holder, Optional.ofNullable(enteredBy), Optional.empty());

        assertThat(WhoAsks.of(new Person("ada", "Ada", rank), link, own))
                .as(name)
                .isEqualTo(whoAsks);
    }

    @Test
    void whoeverCannotAskIsToldWhatToDo() {
        var connection = new Connection(
                new ConnectionId("con_test"),
                1,
                "Acme",
                new Site(Kind.CLOUD, URI.create("https://acme.atlassian.net"), Label.TEST),
                new Reach(Writing.OFF, Projects.ALL, Optional.empty()));

        assertThat(WhoAsks.LINKED.obstacle("ada", connection)).isEmpty();
        assertThat(WhoAsks.CONNECTION.obstacle("ada", connection)).isEmpty();
        assertThat(WhoAsks.NONE_BUT_ANOTHERS.obstacle("ada", connection))
                .contains(
                        "ada has linked no Jira credential at the connection Acme, and its own is another person's; ada can"
                                + " link one on the page Connections.");
        assertThat(WhoAsks.NONE_BUT_OF_A_SERVICE.obstacle("ada", connection).orElseThrow())
                .contains("only administrators may use its service account; ada can link one");
        assertThat(WhoAsks.NONE_SINCE_MOVED.obstacle("ada", connection).orElseThrow())
                .contains("for another address than https://acme.atlassian.net; ada can link it again");
    }
}
