package org.espalier.sandbox.issues;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which issues people looked at, where the one who reads an issue asks for that to be noted. */
@Component
public class IssueViews {

    private final JdbcClient database;

    IssueViews(JdbcClient database) {
        this.database = database;
    }

    /** Notes that the caller looked at the issue; a visitor leaves no trace. */
    public void note(Caller caller, Issue issue) {
        caller.account()
                .ifPresent(account -> database.sql("""
                        insert into issue_view (account, issue_id, viewed) values (:account, :issue, clock_timestamp())
                        on conflict (account, issue_id) do update set viewed = excluded.viewed
                        """)
                        .param("account", account.id())
                        .param("issue", issue.id())
                        .update());
    }
}
