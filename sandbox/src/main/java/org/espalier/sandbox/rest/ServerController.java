package org.espalier.sandbox.rest;

import java.time.Clock;
import org.espalier.sandbox.fault.Points;
import org.espalier.sandbox.issues.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** What this Jira is, and who asks it. */
@RestController
@RequestMapping("/rest/api/{version:${api.versions}}")
class ServerController {

    private final Clock clock;

    ServerController(Clock clock) {
        this.clock = clock;
    }

    @OpenToAnyone
    @GetMapping("/serverInfo")
    ObjectNode serverInfo(Site site) {
        ObjectNode info = TermJson.JSON.objectNode().put("baseUrl", site.base()).put("displayUrl", site.base());
        site.shapes().tellKind(info);
        info.put("buildDate", "2026-09-01T00:00:00.000+0200")
                .put("serverTime", Site.stamp(clock.instant()))
                .put("scmInfo", "sandbox")
                .put("serverTitle", "Sandbox Jira")
                .put("serverTimeZone", Site.ZONE.getId());
        info.putObject("defaultLocale").put("locale", "en_US");
        return info;
    }

    @Points(Points.OF_A_PERSON)
    @GetMapping("/myself")
    ObjectNode myself(Caller caller, Site site) {
        return new TermJson(site).account(caller.author()).deepCopy().put("locale", "en_US");
    }
}
