package org.espalier.server.jira;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.espalier.server.platform.Fault;
import org.espalier.server.platform.Refusal;
import org.espalier.server.tracker.Connection.Kind;

/** The first questions to a site: is it a Jira, of which kind, who are we there, and are these projects there. */
record Probe(Dialect dialect, Reads reads) {

    /** The keys of the projects, once everything else is found good. */
    List<String> keysOf(List<String> projects) throws JiraFailure, InterruptedException {
        requireKind();
        requireAccount();
        return projects.isEmpty() ? List.of() : keys(projects);
    }

    /**
     * The kind that the site says it is of (jira-api §2). It is asked without the credential, which is not sent to
     * whatever else may stand there.
     */
    Kind foundKind() throws JiraFailure, InterruptedException {
        return kind(info());
    }

    private Kind kind(Shapes.ServerInfo info) {
        if (info.deploymentType() == null && info.version() == null) {
            throw notJira();
        }
        return "Cloud".equals(info.deploymentType()) ? Kind.CLOUD : Kind.DATA_CENTER;
    }

    /** What the site says of itself, once it is known to be of the kind it is taken for. */
    Shapes.ServerInfo requireKind() throws JiraFailure, InterruptedException {
        var info = info();
        var kind = kind(info);
        if (kind != dialect.kind()) {
            throw Refusal.unprocessable(new Fault(
                    "/kind",
                    "wrong_kind",
                    reads.host() + " is a " + name(kind) + " site and not a " + name(dialect.kind())
                            + " site; choose the kind " + kind + ". Nothing was changed."));
        }
        return info;
    }

    private static String name(Kind kind) {
        return switch (kind) {
            case CLOUD -> "Jira Cloud";
            case DATA_CENTER -> "Jira Data Center";
        };
    }

    private Shapes.ServerInfo info() throws JiraFailure, InterruptedException {
        try {
            return reads.read(JiraRequest.get("/rest/api/2/serverInfo").asNobody(), Shapes.ServerInfo.class);
        } catch (JiraFailure failure) {
            if (!reads.knownForJira() && foreign(failure)) {
                var refusal = failure.status() == 401 ? closedToVisitors() : notJira();
                refusal.initCause(failure);
                throw refusal;
            }
            throw failure;
        }
    }

    /** Whether something answered that a Jira would not say to this question, which it answers to anybody. */
    private static boolean foreign(JiraFailure failure) {
        return switch (failure.trouble()) {
            case REFUSED, UNCLEAR, CREDENTIAL_REFUSED, FORBIDDEN -> true;
            case NOT_DATA -> failure.status() / 100 == 4;
            // With any other status its own sentence says what to do.
            case SIGN_IN_PAGE -> failure.status() == 401;
            case NOT_SENT, LOST, SERVER_ERROR, REDIRECTED, THROTTLED -> false;
        };
    }

    /** Whom the site takes us for. */
    Shapes.Myself requireAccount() throws JiraFailure, InterruptedException {
        var self = reads.read(JiraRequest.get(dialect.path("/myself")), Shapes.Myself.class);
        if (dialect.account(self).isEmpty()) {
            throw JiraFailure.unclear(reads.host(), "did not say whose the credential is");
        }
        return self;
    }

    private List<String> keys(List<String> projects) throws JiraFailure, InterruptedException {
        var known = known();
        var keys = new ArrayList<String>();
        for (int at = 0; at < projects.size(); at++) {
            var key = known.get(projects.get(at));
            if (key == null) {
                throw Refusal.unprocessable(new Fault(
                        "/projects/" + at,
                        "unknown_project",
                        "There is no project " + Words.plain(projects.get(at)) + " at " + reads.host()
                                + " that this account can see. Nothing was changed."));
            }
            keys.add(key);
        }
        return keys;
    }

    /** The keys of all projects that the account sees, by key and by id. */
    private Map<String, String> known() throws JiraFailure, InterruptedException {
        var known = new HashMap<String, String>();
        for (var each : dialect.projects(reads)) {
            var key = each.key();
            if (key != null) {
                known.put(key, key);
                known.put(String.valueOf(each.id()), key);
            }
        }
        return known;
    }

    /** Whether it is a Jira nobody knows: the credential is not shown to whatever else may stand there. */
    private Refusal closedToVisitors() {
        return Refusal.unprocessable(new Fault(
                "/baseUrl",
                "closed_to_visitors",
                reads.host()
                        + " wants a sign-in (401) before it says whether it is a Jira, and the credential is not sent"
                        + " to strangers. Check the base URL, or let requests for /rest/api/2/serverInfo pass what"
                        + " stands in front of Jira. Nothing was changed."));
    }

    private Refusal notJira() {
        return Refusal.unprocessable(new Fault(
                "/baseUrl",
                "not_a_jira",
                reads.host() + " answers, but not as a Jira does; check the base URL. Nothing was changed."));
    }
}
