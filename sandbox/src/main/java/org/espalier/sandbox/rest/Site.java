package org.espalier.sandbox.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Where this Jira stands for one request: its address as the client knows it, the version of the API in use, and how
 * its answers look.
 */
record Site(String base, String version, Shapes shapes) {

    /** Where the agile API lies, in both its versions. */
    static final String AGILE = "/rest/agile/{version:1\\.0|latest}";

    /** Where Cloud has newer calls of the same kind. */
    static final String SOFTWARE = "/rest/software/1.0";

    /** The zone in which stamps are told: neither UTC nor that of any account, as on real sites. */
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT)
            .withZone(ZONE);

    private static final String PREFIX = "/rest/api/";

    static Site of(HttpServletRequest request, Shapes shapes) {
        String path = request.getRequestURI();
        int end = path.indexOf('/', PREFIX.length());
        String version = path.startsWith(PREFIX) && end > 0 ? path.substring(PREFIX.length(), end) : "latest";
        String url = request.getRequestURL().toString();
        String base = url.substring(0, url.length() - path.length());
        return new Site(base, version.equals("latest") ? shapes.newestVersion() : version, shapes);
    }

    /** Whether texts with marks are Atlassian documents here; else they are wiki text. */
    boolean documents() {
        return version.equals("3");
    }

    /** The address of something under the API. */
    String self(String path) {
        return base + PREFIX + version + "/" + path;
    }

    /** The address of something under the agile API. */
    String agile(String path) {
        return base + "/rest/agile/1.0/" + path;
    }

    /** A moment to the millisecond. */
    static String stamp(Instant moment) {
        return STAMP.format(moment);
    }

    /** A moment as the stamps of issues tell it. */
    String issueStamp(Instant moment) {
        return stamp(shapes.stamped(moment));
    }
}
