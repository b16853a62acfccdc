package org.espalier.sandbox.page;

/** What the first page says to those who write tests. */
final class WordsForTesters {

    static final String ENDPOINTS = """
            <details><summary>For those who write tests</summary>
            <p><code>POST /sandbox/ranks/rebalance</code> writes all ranks anew without moving an issue.</p>
            <p><code>GET /sandbox/requests</code> counts the requests to the REST API, <code>DELETE</code> starts anew.
            <code>PUT /sandbox/faults</code> takes any of these, <code>{}</code> switches all off:</p>
            <pre>{"latencyMillis": 200, "rateLimitPercent": 5, "errorPercent": 5, "timeoutAfterCommitPercent": 5,
             "searchLagMillis": 60000, "searchFlickerPercent": 5, "hideProjects": ["KEY"], "deadToken": false,
             "deadTokenAfter": 100, "tokenDenied": false, "outage": "LOGIN_PAGE",
             "shortPagePercent": 5, "emptyPagePercent": 5, "repeatedPagePercent": 5, "shuffledLinksPercent": 5,
             "rankRefusalPercent": 20, "denyScheduling": ["KEY"], "hideLinks": ["KEY"],
             "showUnseenLinks": false, "linkingOff": false, "mostLinks": 2000,
             "swallowParents": ["KEY"], "seed": 1}</pre>
            <p><code>PUT /sandbox/limits</code> sets the limits on requests, <code>PUT /sandbox/deliveries</code> how
            webhooks are told; <code>GET</code> shows which switches each has. On Data Center <code>PUT
            /sandbox/version</code> takes <code>{"version": "9.12.5"}</code>.</p>
            <p><code>PUT /sandbox/stamps</code> says what moves <code>updated</code>,
            <code>PUT /sandbox/permissions</code> what projects withhold from all but administrators,
            <code>PUT /sandbox/queries</code> how queries are answered where real sites differ,
            <code>PUT /sandbox/conflicts</code> how many of the next edits and transitions meet another write,
            <code>PUT /sandbox/slips</code> what the project's member writes in the moment before the next writing
            request, <code>POST /sandbox/moves</code> moves an issue as people do on pages, and
            <code>POST /sandbox/migrations</code> gives a project another workflow:</p>
            <pre>{"link": true, "epicChild": true, "subTask": false, "rank": false, "comment": true, "property": false,
             "migration": false}
            {"KEY": ["EDIT_ISSUES", "LINK_ISSUES"]}
            {"next": 1}
            {"method": "PUT", "path": "/rest/api/2/issue/KEY-1", "body": {"fields": {"summary": "Faster"}}}
            {"issue": "KEY-1", "project": "OTHER", "type": "Sub-task", "parent": "OTHER-1"}
            {"project": "KEY", "from": "To Do", "to": "Done"}</pre>
            </details>
            """;

    private WordsForTesters() {}
}
