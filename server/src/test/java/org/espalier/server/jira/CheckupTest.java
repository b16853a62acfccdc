package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.RecordedJira.json;

import java.util.List;
import java.util.Set;
import org.espalier.core.sight.Projects;
import org.espalier.server.tracker.Shortcomings;
import org.junit.jupiter.api.Test;

/** A test of a connection tells archived projects from those that are hidden, where the site does. */
class CheckupTest {

    @Test
    void anArchivedProjectOfCloudIsToldApartFromAHiddenOne() {
        try (var site = new RecordedSite()) {
            site.jira
                    .healthy()
                    .when(
                            "GET /rest/api/3/project/search",
                            asked -> json("{\"isLast\":true,\"values\":["
                                    + (asked.query().contains("status=archived")
                                            ? "{\"id\":\"2\",\"key\":\"OLD\",\"archived\":true}"
                                            : "{\"id\":\"1\",\"key\":\"TEST\"}")
                                    + "]}"))
                    .when(
                            "POST /rest/api/3/permissions/check",
                            json("{\"globalPermissions\":[],\"projectPermissions\":[]}"))
                    .when("GET /rest/api/3/issueLinkType", json("{\"issueLinkTypes\":[]}"));

            assertToldApart(site);
        }
    }

    @Test
    void anArchivedProjectOfDataCenterIsToldApartFromAHiddenOne() {
        try (var site = RecordedSite.dataCenter()) {
            site.jira
                    .when("GET /rest/api/2/serverInfo", json("{\"deploymentType\":\"Server\",\"version\":\"10.3.0\"}"))
                    .when("GET /rest/api/2/myself", json("{\"name\":\"ada\"}"))
                    .when(
                            "GET /rest/api/2/project",
                            asked -> json("[{\"id\":\"1\",\"key\":\"TEST\",\"archived\":false}"
                                    + (asked.query().contains("includeArchived=true")
                                            ? ",{\"id\":\"2\",\"key\":\"OLD\",\"archived\":true}]"
                                            : "]")))
                    .when("GET /rest/api/2/mypermissions", json("{\"permissions\":{}}"))
                    .when("GET /rest/api/2/issueLinkType", json("{\"issueLinkTypes\":[]}"));

            assertToldApart(site);
        }
    }

    private static void assertToldApart(RecordedSite site) {
        var found = Shortcomings.of(site.site.report(Projects.of(Set.of("TEST", "OLD", "GONE"))));

        assertThat(sentences(found))
                .anySatisfy(sentence -> assertThat(sentence).startsWith("Jira has archived the project OLD"))
                .anySatisfy(sentence -> assertThat(sentence).startsWith("Jira does not show the project GONE"));
    }

    private static List<String> sentences(List<Shortcomings.Shortcoming> found) {
        return found.stream().map(Shortcomings.Shortcoming::sentence).toList();
    }
}
