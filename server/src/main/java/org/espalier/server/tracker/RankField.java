package org.espalier.server.tracker;

/** A field that holds the order of all issues of a site. A site may have several, and several fields of one name. */
public record RankField(long number, String name) {}
