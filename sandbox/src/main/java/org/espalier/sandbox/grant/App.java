package org.espalier.sandbox.grant;

import java.util.List;

/** The one app that the sandbox knows. A real site's app is registered in the vendor's developer console. */
public final class App {

    /** What people read when they are asked. */
    public static final String NAME = "Espalier";

    /** By what the app is known. */
    public static final String ID = "espalier-sandbox";

    /** What proves that it is the app; no secret at all, since everybody may try the sandbox. */
    public static final String SECRET = "espalier-sandbox-secret";

    /** Every scope that may be asked for. */
    public static final List<String> SCOPES = List.of(
            Grant.OFFLINE,
            "read:me",
            "read:jira-user",
            "read:jira-work",
            "write:jira-work",
            "manage:jira-project",
            "manage:jira-configuration",
            "manage:jira-webhook",
            "read:board-scope:jira-software",
            "write:board-scope:jira-software",
            "read:board-scope.admin:jira-software",
            "write:board-scope.admin:jira-software",
            "delete:board-scope.admin:jira-software",
            "read:epic:jira-software",
            "write:epic:jira-software",
            "read:issue:jira-software",
            "write:issue:jira-software",
            "read:sprint:jira-software",
            "write:sprint:jira-software",
            "delete:sprint:jira-software",
            "read:issue-details:jira",
            "read:jql:jira",
            "read:project:jira");

    private App() {}
}
