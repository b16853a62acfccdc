package org.espalier.core.change;

/** Why a change is wanted, in words for people; nothing may branch on it. */
public record Reason(String sentence) {}
