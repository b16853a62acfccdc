package org.espalier.sandbox.issues;

/**
 * A type of links.
 *
 * @param inward what the destination says of the source
 * @param outward what the source says of the destination
 */
public record LinkType(long id, String name, String inward, String outward) implements Term {}
