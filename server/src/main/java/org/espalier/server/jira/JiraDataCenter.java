package org.espalier.server.jira;

import java.time.InstantSource;
import org.espalier.server.platform.Fault;
import org.espalier.server.platform.Pause;
import org.espalier.server.platform.Refusal;
import org.espalier.server.tracker.Credential;
import org.springframework.stereotype.Component;

/** Speaks to Jira Data Center: with a personal access token, or with a user and a password where a site takes them. */
@Component
final class JiraDataCenter extends JiraAdapter {

    JiraDataCenter(InstantSource clock, Pause pause) {
        super(new DataCenterDialect(), clock, pause);
    }

    @Override
    void require(Credential credential) {
        if (holdsColon(credential)) {
            throw Refusal.unprocessable(new Fault(
                    "/user",
                    "bad_user",
                    "The user cannot hold a colon; enter the user name, or none with a personal access token."
                            + " Nothing was changed."));
        }
        if (credential.tokenAlone() && !credential.secret().matches("[!-~]+")) {
            throw Refusal.unprocessable(new Fault(
                    "/secret",
                    "bad_secret",
                    "A personal access token holds no blanks and none but plain characters; copy it again, or enter the"
                            + " user of this password. Nothing was changed."));
        }
    }
}
