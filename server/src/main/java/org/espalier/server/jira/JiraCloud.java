package org.espalier.server.jira;

import java.time.InstantSource;
import org.espalier.server.platform.Fault;
import org.espalier.server.platform.Pause;
import org.espalier.server.platform.Refusal;
import org.espalier.server.tracker.Credential;
import org.springframework.stereotype.Component;

/** Speaks to Jira Cloud. */
@Component
final class JiraCloud extends JiraAdapter {

    JiraCloud(InstantSource clock, Pause pause) {
        super(new CloudDialect(), clock, pause);
    }

    @Override
    void require(Credential credential) {
        if (credential.tokenAlone()) {
            throw Refusal.malformed(new Fault(
                    "/user",
                    "missing_field",
                    "Jira Cloud takes an API token only together with the e-mail address of its account. Nothing was"
                            + " changed; enter the address as the user."));
        }
        if (holdsColon(credential)) {
            throw Refusal.unprocessable(new Fault(
                    "/user",
                    "bad_user",
                    "The user cannot hold a colon; enter the e-mail address of the account. Nothing was changed."));
        }
    }
}
