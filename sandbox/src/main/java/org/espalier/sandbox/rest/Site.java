package org.espalier.sandbox.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Where this Jira stands for one request: its address as the client knows it, and the version of the API in use. */
record Site(String base, String version) {

    /** The zone in which stamps are told: neither UTC nor that of any account, as on real sites. */
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT)
            .withZone(ZONE);

    private static final String PREFIX = "/rest/api/";

    static Site of(HttpServletRequest request) {
        String path = request.getRequestURI();
        int end = path.indexOf('/', PREFIX.length());
        String version = path.startsWith(PREFIX) && end > 0 ? path.substring(PREFIX.length(), end) : "3";
        String url = request.getRequestURL().toString();
        String base = url.substring(0, url.length() - path.length());
        return new Site(base, version.equals("latest") ? "3" : version);
    }

    /** The address of something under the API. */
    String self(String path) {
        return base + PREFIX + version + "/" + path;
    }

    static String stamp(Instant moment) {
        return STAMP.format(moment);
    }
}
