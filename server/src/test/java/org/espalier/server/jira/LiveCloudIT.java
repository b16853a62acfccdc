package org.espalier.server.jira;

import org.espalier.server.tracker.Credential;

/** The contract of the profile {@code live} holds at a sandbox that is Cloud. */
class LiveCloudIT extends LiveSandboxCases {

    LiveCloudIT() {
        super("cloud", new Credential("admin@example.com", "sandbox"));
    }
}
