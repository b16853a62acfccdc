package org.espalier.server.jira;

import java.util.List;
import java.util.Optional;
import org.espalier.core.structure.IssueId;
import org.springframework.http.HttpMethod;

/**
 * One request to a site.
 *
 * @param route what Jira counts its limits by: the path without the numbers in it
 * @param path below the base URL, with its query, encoded
 * @param body to be sent as JSON
 */
record JiraRequest(HttpMethod method, String route, String path, Optional<Object> body, Sake sake) {

    /** What a request is sent for. */
    sealed interface Sake {
        /** Asks as the account of the credential. */
        record Asking() implements Sake {}

        /** Asks as the account of the credential, and a person waits for the answer. */
        record AskingForPerson() implements Sake {}

        /** Asks without the credential. */
        record AskingAsNobody() implements Sake {}

        /** Changes these issues, for each of which Jira counts it. */
        record Changing(List<IssueId> issues) implements Sake {
            public Changing {
                issues = List.copyOf(issues);
            }
        }
    }

    private static final Sake ASKING = new Sake.Asking();

    static JiraRequest get(String path) {
        return new JiraRequest(HttpMethod.GET, withoutQuery(path), path, Optional.empty(), ASKING);
    }

    static JiraRequest get(String route, String path) {
        return new JiraRequest(HttpMethod.GET, route, path, Optional.empty(), ASKING);
    }

    static JiraRequest post(String path, Object body) {
        return new JiraRequest(HttpMethod.POST, withoutQuery(path), path, Optional.of(body), ASKING);
    }

    static JiraRequest post(String route, String path, Object body) {
        return new JiraRequest(HttpMethod.POST, route, path, Optional.of(body), ASKING);
    }

    static JiraRequest put(String route, String path, Object body) {
        return new JiraRequest(HttpMethod.PUT, route, path, Optional.of(body), ASKING);
    }

    static JiraRequest delete(String route, String path) {
        return new JiraRequest(HttpMethod.DELETE, route, path, Optional.empty(), ASKING);
    }

    /** The same request, where a person waits for the answer. */
    JiraRequest asPerson() {
        return sake instanceof Sake.Asking
                ? new JiraRequest(method, route, path, body, new Sake.AskingForPerson())
                : this;
    }

    /** Whether a person waits for the answer; only then a site is asked without the credential. */
    boolean forPerson() {
        return sake instanceof Sake.AskingForPerson || !withCredential();
    }

    /** The same request without the credential. */
    JiraRequest asNobody() {
        return new JiraRequest(method, route, path, body, new Sake.AskingAsNobody());
    }

    /** The same request, known to change these issues. */
    JiraRequest changing(IssueId... issues) {
        return new JiraRequest(method, route, path, body, new Sake.Changing(List.of(issues)));
    }

    /** The same request, known to change these issues. */
    JiraRequest changing(List<IssueId> issues) {
        return new JiraRequest(method, route, path, body, new Sake.Changing(issues));
    }

    /** What Jira counts together with this request. */
    String endpoint() {
        return method + " " + route;
    }

    /** The issues that it changes. */
    List<IssueId> changed() {
        return sake instanceof Sake.Changing changing ? changing.issues() : List.of();
    }

    boolean withCredential() {
        return !(sake instanceof Sake.AskingAsNobody);
    }

    private static String withoutQuery(String path) {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }
}
