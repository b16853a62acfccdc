package org.espalier.server.tracker;

import org.espalier.core.fact.LinkTypeId;

/**
 * A kind of issue link at a site.
 *
 * @param inward what the destination says of the source, as in "is blocked by"
 * @param outward what the source says of the destination, as in "blocks"
 */
public record LinkType(LinkTypeId id, String name, String inward, String outward) {}
