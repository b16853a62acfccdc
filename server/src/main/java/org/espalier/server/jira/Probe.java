package org.espalier.server.jira;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.espalier.server.platform.Fault;
import org.espalier.server.platform.Refusal;

/** The first questions to a site: is it a Jira, of which kind, who are we there, and are these projects there. */
record Probe(Reads reads) {

    private static final int PROJECTS_PER_PAGE = 100;

    /** The keys of the projects, once everything else is found good. */
    List<String> keysOf(List<String> projects) throws JiraFailure, InterruptedException {
        requireCloud();
        requireAccount();
        return projects.isEmpty() ? List.of() : keys(projects);
    }

    /** Asked without the credential, which is not sent to whatever else may stand there. */
    private void requireCloud() throws JiraFailure, InterruptedException {
        var info = info();
        if (info.deploymentType() == null && info.version() == null) {
            throw notJira();
        }
        if (!"Cloud".equals(info.deploymentType())) {
            throw Refusal.unprocessable(new Fault(
                    "/kind",
                    "wrong_kind",
                    reads.host() + " is a Jira Data Center and not a Jira Cloud site; Data Center comes with the next"
                            + " release. Nothing was changed."));
        }
    }

    private Shapes.ServerInfo info() throws JiraFailure, InterruptedException {
        try {
            return reads.read(JiraRequest.get("/rest/api/2/serverInfo").asNobody(), Shapes.ServerInfo.class);
        } catch (JiraFailure failure) {
            if (foreign(failure)) {
                var refusal = notJira();
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
            case NOT_SENT, LOST, SERVER_ERROR, NOT_DATA, REDIRECTED, THROTTLED -> false;
        };
    }

    private void requireAccount() throws JiraFailure, InterruptedException {
        var myself = reads.read(JiraRequest.get("/rest/api/3/myself"), Shapes.Myself.class);
        if (myself.accountId() == null) {
            throw JiraFailure.unclear(reads.host(), "did not say whose the credential is");
        }
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
        int seen = 0;
        while (true) {
            var page = reads.read(
                    JiraRequest.get("/rest/api/3/project/search?maxResults=" + PROJECTS_PER_PAGE + "&startAt=" + seen),
                    Shapes.ProjectPage.class);
            var projects = page.values();
            if (projects == null) {
                throw JiraFailure.unclear(reads.host(), "left the projects out of its answer");
            }
            for (var each : projects) {
                var key = each.key();
                if (key != null) {
                    known.put(key, key);
                    known.put(String.valueOf(each.id()), key);
                }
            }
            seen += projects.size();
            if (Boolean.TRUE.equals(page.isLast()) || projects.isEmpty()) {
                return known;
            }
        }
    }

    private Refusal notJira() {
        return Refusal.unprocessable(new Fault(
                "/baseUrl",
                "not_a_jira",
                reads.host() + " answers, but not as a Jira does; check the base URL. Nothing was changed."));
    }
}
