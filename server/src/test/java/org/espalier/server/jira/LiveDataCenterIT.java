package org.espalier.server.jira;

import org.espalier.server.tracker.Credential;

/** The contract of the profile {@code live} holds at a sandbox that is Data Center. */
class LiveDataCenterIT extends LiveSandboxCases {

    LiveDataCenterIT() {
        super("data-center", new Credential("", "sandbox"));
    }
}
