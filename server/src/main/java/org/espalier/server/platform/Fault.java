package org.espalier.server.platform;

/**
 * One thing that is wrong with one part of a request.
 *
 * @param pointer JSON pointer into the body, such as {@code /actions/0/under}
 * @param code for programs, lower snake case
 * @param detail one sentence for people
 */
public record Fault(String pointer, String code, String detail) {}
