package org.espalier.server.jira;

import java.nio.charset.StandardCharsets;
import org.espalier.server.tracker.Credential;
import org.espalier.server.tracker.LentTokens;
import org.espalier.server.tracker.Proof;
import org.espalier.server.tracker.TrackerTrouble;
import org.springframework.http.HttpHeaders;

/** What requests show to prove who asks; tokens that are lent change on the way. */
sealed interface Authorization {

    /** @param proof what was entered or is lent */
    static Authorization by(Proof proof) {
        return switch (proof) {
            case Credential credential -> new Fixed(header(credential));
            case LentTokens tokens -> new Lent(tokens);
        };
    }

    /** The header of the next request. */
    String header() throws JiraFailure;

    /** Always the same. */
    record Fixed(String header) implements Authorization {}

    /** That of a token, as long as it is good. */
    record Lent(LentTokens tokens) implements Authorization {

        @Override
        public String header() throws JiraFailure {
            try {
                return BEARER + tokens.token();
            } catch (TrackerTrouble trouble) {
                throw RefusedAccess.tokenless(trouble);
            }
        }

        /** Another one, once this one was refused. */
        String insteadOf(String header) throws JiraFailure {
            try {
                return BEARER + tokens.insteadOf(header.substring(BEARER.length()));
            } catch (TrackerTrouble trouble) {
                throw RefusedAccess.tokenless(trouble);
            }
        }
    }

    /** Before a token. */
    String BEARER = "Bearer ";

    private static String header(Credential credential) {
        return credential.tokenAlone()
                ? BEARER + credential.secret()
                : "Basic "
                        + HttpHeaders.encodeBasicAuth(credential.user(), credential.secret(), StandardCharsets.UTF_8);
    }
}
