package org.espalier.server.tracker;

import org.espalier.core.fact.LinkTypeId;
import org.espalier.core.sight.Query;

/**
 * A kind of issue link at a site.
 *
 * @param inward what the destination says of the source, as in "is blocked by"
 * @param outward what the source says of the destination, as in "blocks"
 */
public record LinkType(LinkTypeId id, String name, String inward, String outward) {

    /** Finds every issue with a link of this type, and perhaps of another one that has the same text (jql §4). */
    public Query linked() {
        return new Query("issueLinkType = \"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\" ORDER BY key");
    }
}
