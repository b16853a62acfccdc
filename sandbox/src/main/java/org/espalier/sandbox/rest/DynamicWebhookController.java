package org.espalier.sandbox.rest;

import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.issues.Refusal;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Webhooks that an app keeps for itself, which whoever signs in with an API token may not. */
@RestController
@Profile(Dialect.CLOUD_PROFILE)
class DynamicWebhookController {

    @RequestMapping({
        "/rest/api/{version:${api.versions}}/webhook",
        "/rest/api/{version:${api.versions}}/webhook/refresh",
        "/rest/api/{version:${api.versions}}/webhook/failed"
    })
    void refuse() {
        throw Refusal.forbidden(
                "Only Connect and OAuth 2.0 apps can use this operation; nothing was changed. Administrators keep"
                        + " webhooks at /rest/webhooks/1.0/webhook.");
    }
}
