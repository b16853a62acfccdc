package org.espalier.server.jira;

import java.util.Optional;
import org.springframework.http.HttpMethod;

/**
 * One request to a site.
 *
 * @param route what Jira counts its limits by: the path without the numbers in it
 * @param path below the base URL, with its query, encoded
 * @param body to be sent as JSON
 */
record JiraRequest(HttpMethod method, String route, String path, Optional<Object> body, Caller caller) {

    /** Whether the credential is sent along. */
    enum Caller {
        ACCOUNT,
        NOBODY
    }

    static JiraRequest get(String path) {
        return new JiraRequest(HttpMethod.GET, withoutQuery(path), path, Optional.empty(), Caller.ACCOUNT);
    }

    static JiraRequest get(String route, String path) {
        return new JiraRequest(HttpMethod.GET, route, path, Optional.empty(), Caller.ACCOUNT);
    }

    static JiraRequest post(String path, Object body) {
        return new JiraRequest(HttpMethod.POST, withoutQuery(path), path, Optional.of(body), Caller.ACCOUNT);
    }

    static JiraRequest delete(String route, String path) {
        return new JiraRequest(HttpMethod.DELETE, route, path, Optional.empty(), Caller.ACCOUNT);
    }

    /** The same request without the credential. */
    JiraRequest asNobody() {
        return new JiraRequest(method, route, path, body, Caller.NOBODY);
    }

    private static String withoutQuery(String path) {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }
}
