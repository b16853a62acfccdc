package org.espalier.sandbox.fault;

import java.util.Optional;
import java.util.Set;
import org.espalier.sandbox.fault.SlipInterceptor.Slip;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** For tests: what somebody else writes in the moment before the next writing request. */
@RestController
@RequestMapping("/sandbox/slips")
class SlipController {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SlipInterceptor slips;

    SlipController(SlipInterceptor slips) {
        this.slips = slips;
    }

    @GetMapping
    ObjectNode slip() {
        ObjectNode shown = JSON.createObjectNode();
        slips.kept()
                .ifPresent(slip -> shown.put("method", slip.method())
                        .put("path", slip.path())
                        .set("body", JSON.readTree(slip.body())));
        return shown;
    }

    /** Takes a request to the REST API; an empty body lets nothing slip in. */
    @PutMapping
    ObjectNode keep(@RequestBody JsonNode json) {
        SwitchBody body = SwitchBody.read(json, Set.of("method", "path", "body"), "so what slips in stays as it is");
        slips.keep(json.isEmpty() ? Optional.empty() : Optional.of(slip(body, json)));
        return slip();
    }

    private static Slip slip(SwitchBody body, JsonNode json) {
        String method = body.word("method").orElse("");
        String path = body.word("path").orElse("");
        if (!Set.of("PUT", "POST").contains(method)) {
            throw body.refused("method", "It must be PUT or POST");
        }
        if (!path.matches("/rest/[A-Za-z0-9/._-]+")) {
            throw body.refused("path", "It must be the path of a call such as /rest/api/2/issue/KEY-1");
        }
        if (!json.path("body").isObject()) {
            throw body.refused("body", "It must be the JSON object that the call takes");
        }
        return new Slip(method, path, json.path("body").toString());
    }
}
