package org.espalier.sandbox.rest;

import org.espalier.sandbox.dialect.Dialect;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** By what name the gateway knows this site; anybody may ask. */
@RestController
@Profile(Dialect.CLOUD_PROFILE)
class TenantController {

    @GetMapping("/_edge/tenant_info")
    ObjectNode tenant() {
        return TermJson.JSON.objectNode().put("cloudId", Gateway.CLOUD_ID);
    }
}
