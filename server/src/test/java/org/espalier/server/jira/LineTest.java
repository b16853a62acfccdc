package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.RecordedJira.json;
import static org.espalier.server.jira.RecordedSite.PARSE;
import static org.espalier.server.jira.RecordedSite.SEARCH;

import java.net.URI;
import java.util.Optional;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.Query;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.server.tracker.Access;
import org.espalier.server.tracker.Connection.Writing;
import org.espalier.server.tracker.Credential;
import org.espalier.server.tracker.LookProgress;
import org.espalier.server.tracker.TestAccess;
import org.espalier.server.tracker.TrackerSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A connection goes by the gateway, and a person's own credential by the site itself. */
class LineTest {

    private static final String GATEWAY = "/ex/jira/1";
    private static final Query QUERY = new Query("project = TEST");

    private final RecordedSite recorded = new RecordedSite();
    private final JiraCloud cloud = new JiraCloud(recorded.pause, recorded.pause);
    private final TrackerSite own = cloud.open(by(GATEWAY));
    private volatile TrackerSite personal = cloud.beside(own, Optional.empty(), by(""));

    LineTest() {
        recorded.jira
                .when("GET " + GATEWAY + "/rest/api/3/issuetype", json("[]"))
                .when(PARSE, json("{\"queries\":[{\"query\":\"x\"}]}"))
                .when(SEARCH, json("{\"issues\":[],\"isLast\":true}"));
    }

    @AfterEach
    void close() {
        personal.close();
        own.close();
        recorded.close();
    }

    @Test
    void aLookGoesOnWhileItsCredentialIsOpenedAnewAtTheSameAddress() {
        recorded.jira.when(PARSE, _ -> {
            personal = cloud.beside(own, Optional.of(personal), by(""));
            return json("{\"queries\":[{\"query\":\"x\"}]}");
        });

        assertThat(look(personal).gaps()).isEmpty();
        assertThat(look(personal).gaps()).isEmpty();
    }

    @Test
    void aLookGoesOnWhileItsConnectionComesToGoByTheOtherWay() {
        var shared = cloud.open(by(""));
        var beside = cloud.beside(shared, Optional.empty(), by(""));
        var moved = cloud.reopen(shared, by(GATEWAY));

        var sight = look(beside);
        beside.close();
        moved.close();

        assertThat(sight.gaps()).isEmpty();
    }

    @Test
    void aWayThatIsClosedIsToldAndNotTakenForASilentSite() {
        personal.close();

        for (int look = 0; look <= Circuit.FAILURES; look++) {
            assertThat(look(personal).gaps()).singleElement().satisfies(gap -> {
                assertThat(gap.kind()).isEqualTo(Gap.Kind.UNREACHABLE);
                assertThat(gap.sentence())
                        .contains("was not sent, because its connection or its credential was changed meanwhile");
            });
        }
        assertThat(own.issueTypes()).isEmpty();
        assertThat(recorded.pause.lasted())
                .as("no second try by a way that is closed")
                .isEmpty();
    }

    private static TrackerSight look(TrackerSite site) {
        return site.tracker(LookProgress.UNHEARD).look(new Need.Result(QUERY));
    }

    private Access by(String way) {
        return TestAccess.to(
                URI.create(recorded.jira.url() + way), new Credential("ada@example.com", "canary"), Writing.ALLOWED);
    }
}
