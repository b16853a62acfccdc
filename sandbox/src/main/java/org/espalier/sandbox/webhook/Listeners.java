package org.espalier.sandbox.webhook;

import java.util.List;
import org.espalier.sandbox.grant.GrantClock;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Overseer;
import org.espalier.sandbox.jql.Jql;
import org.espalier.sandbox.jql.JqlError;
import org.espalier.sandbox.jql.SqlQuery;
import org.espalier.sandbox.search.Search;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Chooses the webhooks that want to hear of something. */
@Component
class Listeners {

    private final Webhooks webhooks;
    private final DeliverySwitches switches;
    private final Search search;
    private final Catalogue catalogue;
    private final JdbcClient database;
    private final GrantClock clock;

    Listeners(
            Webhooks webhooks,
            DeliverySwitches switches,
            Search search,
            Catalogue catalogue,
            JdbcClient database,
            GrantClock clock) {
        this.clock = clock;
        this.webhooks = webhooks;
        this.switches = switches;
        this.search = search;
        this.catalogue = catalogue;
        this.database = database;
    }

    boolean none() {
        return webhooks.all().stream().noneMatch(webhook -> webhook.standing().holds(clock.now()));
    }

    DeliverySwitches.Settings settings() {
        return switches.current();
    }

    List<Webhook> of(Notice notice) {
        return webhooks.all().stream()
                .filter(webhook -> webhook.standing().holds(clock.now()))
                .filter(webhook -> webhook.scope().events().contains(notice.event()))
                .filter(webhook -> notice.issue()
                        .filter(issue -> !chooses(webhook.scope().jql(), issue))
                        .isEmpty())
                .toList();
    }

    /**
     * Whether the query finds the issue as the open transaction sees it, however late searches are; one whose words
     * have lost their meaning finds nothing.
     */
    private boolean chooses(String jql, long issue) {
        if (jql.isBlank()) {
            return true;
        }
        try {
            SqlQuery query = search.check(Overseer.of(catalogue), Jql.parse(jql))
                    .leniently()
                    .among(List.of(issue));
            return database.sql("select exists (select from issue i where " + query.where() + ")")
                    .params(query.parameters())
                    .query(Boolean.class)
                    .single();
        } catch (JqlError meaningless) {
            return false;
        }
    }
}
