package org.espalier.server.tracker;

/**
 * How it stands with a sign-in.
 *
 * @param account whose it is, for people
 * @param over whether somebody has to sign in again
 */
public record SignInState(String account, boolean over) {}
