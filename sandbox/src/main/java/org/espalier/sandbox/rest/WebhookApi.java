package org.espalier.sandbox.rest;

import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Refusal;

/** Where an administrator keeps webhooks; a Jira has one of these and answers the other as unknown. */
enum WebhookApi {
    /** {@code /rest/webhooks/1.0/webhook}: Cloud, and Data Center up to version 9. */
    FIRST,
    /** {@code /rest/jira-webhook/1.0/webhooks}: Data Center from version 10 on. */
    SECOND;

    /** Lets administrators alone pass, and nobody at all where this Jira does not know the path. */
    void allow(Caller caller, Site site) {
        if (site.shapes().webhooks() != this) {
            throw new UnknownPaths.UnknownPath();
        }
        if (!caller.administrator()) {
            throw Refusal.forbidden("Only Jira administrators can see or change webhooks; nothing was changed.");
        }
    }
}
