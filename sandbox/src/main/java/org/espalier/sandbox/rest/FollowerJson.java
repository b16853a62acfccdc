package org.espalier.sandbox.rest;

import org.espalier.sandbox.issues.Followers.Count;
import org.espalier.sandbox.issues.Followers.Way;
import org.espalier.sandbox.issues.Issue;
import tools.jackson.databind.node.ObjectNode;

/** How many watch an issue or voted for it, as its fields and its own calls show it. */
final class FollowerJson {

    private FollowerJson() {}

    static ObjectNode counted(Site site, Issue issue, Way way, Count count) {
        ObjectNode node = TermJson.JSON.objectNode();
        String path = "issue/" + issue.key();
        return switch (way) {
            case WATCHING ->
                node.put("self", site.self(path + "/watchers"))
                        .put("watchCount", count.all())
                        .put("isWatching", count.own());
            case VOTING ->
                node.put("self", site.self(path + "/votes"))
                        .put("votes", count.all())
                        .put("hasVoted", count.own());
        };
    }
}
