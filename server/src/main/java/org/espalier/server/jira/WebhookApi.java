package org.espalier.server.jira;

import java.util.regex.Pattern;
import org.espalier.server.tracker.WebhookRegistry.Guard;

/** Where administrators keep the webhooks of a Jira, and whether it signs what they tell (jira-api §14). */
enum WebhookApi {
    CLOUD("/rest/webhooks/1.0/webhook", Guard.SIGNATURE),
    /** Up to version 9. Whether it signs is not known, so it is not relied on. */
    DATA_CENTER_9("/rest/webhooks/1.0/webhook", Guard.ADDRESS),
    DATA_CENTER_10("/rest/jira-webhook/1.0/webhooks", Guard.SIGNATURE);

    private static final int FIRST_OF_THE_SECOND_FORM = 10;
    private static final Pattern MAJOR = Pattern.compile("(\\d{1,4})\\..*");

    private final String path;
    private final Guard guard;

    WebhookApi(String path, Guard guard) {
        this.path = path;
        this.guard = guard;
    }

    /** A version that cannot be read is taken for a new one. */
    static WebhookApi ofDataCenter(String version) {
        var major = MAJOR.matcher(version);
        return major.matches() && Integer.parseInt(major.group(1)) < FIRST_OF_THE_SECOND_FORM
                ? DATA_CENTER_9
                : DATA_CENTER_10;
    }

    String path() {
        return path;
    }

    Guard guard() {
        return guard;
    }
}
