package org.espalier.server.jira;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Tells a page to sign in on from every other page (jira-api §17): by a field for a password, or by a form that goes to
 * where people sign in, as those do that pass a browser on to another site. Nothing of a page is shown to anybody.
 */
final class SignInPage {

    /** So much of a page is looked at; what it looks like often stands before its form. */
    private static final int MOST = 256 * 1024;

    private static final Pattern PASSWORD = anyCase("<input\\s[^<>]{0,500}?\\btype\\s{0,9}=\\s{0,9}[\"']?password\\b");

    private static final Pattern FORM =
            anyCase("<form\\s[^<>]{0,500}?\\baction\\s{0,9}=\\s{0,9}[\"']?[^\"'<>\\s]{0,500}?"
                    + "(log-?in|log-?on|sign-?in|\\bsso\\b|\\bsaml2?\\b|\\badfs\\b|\\boauth2?\\b|authenticat)");

    private SignInPage() {}

    static boolean is(byte[] body) {
        // Whatever the page is written in, the names of its parts are plain characters.
        var beginning = new String(body, 0, Math.min(body.length, MOST), StandardCharsets.ISO_8859_1);
        return PASSWORD.matcher(beginning).find() || FORM.matcher(beginning).find();
    }

    private static Pattern anyCase(String form) {
        return Pattern.compile(form, Pattern.CASE_INSENSITIVE);
    }
}
